// What is sent to the server: JSON, with the token that only its own pages hold.
const token = document.querySelector('meta[name="newsextract-token"]').content;

export async function post(path, data) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json", "X-Newsextract-Token": token }, body: JSON.stringify(data) });
  const kind = answer.headers.get("content-type") ?? "";
  const said = kind.startsWith("application/json") ? await answer.json() : { error: await answer.text() };
  if (!answer.ok) throw new Error(said.error);
  return said;
}
