// A proposed profile is written where the reader says so.
import { post } from "./post.js";
import { say } from "./settings.js";
import { shown } from "./marks.js";

const told = document.getElementById("told");

document.querySelector("main").addEventListener("click", async (event) => {
  const button = event.target.closest("[data-write]");
  if (!button) return;
  button.disabled = true;
  try {
    const answer = await post("/proposals/write", { site: button.dataset.write, digest: button.dataset.digest });
    told.replaceChildren(`${say("ui", "written")}: `, shown(answer.file));
    told.classList.remove("bad");
  } catch (error) {
    told.replaceChildren(shown(error instanceof TypeError ? say("ui", "failed") : error.message));
    told.classList.add("bad");
    button.disabled = false;
  }
  told.scrollIntoView({ block: "center" });
});
