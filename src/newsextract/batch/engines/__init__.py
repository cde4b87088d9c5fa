"""Engines for clusters: the same job, with reading, extracting and writing as tasks of Ray or Spark.

    sources ─▶ parts ─ read ─▶ chunks ─ extract ─▶ results ─ write ─▶ shards, receipts ─ cluster ─▶ output

`steps` holds what a task does, `ray_data` and `spark` say it in the words of their library, and
`cluster` stands at the head and puts the shards in order. Scheduling, shuffles and failed nodes are theirs.
"""
