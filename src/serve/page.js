(() => {
"use strict";
const $ = (what, of = document) => of.querySelector(what);
const $$ = (what, of = document) => [...of.querySelectorAll(what)];
const told = $("#told"), result = $("#result"), most = +document.body.dataset.most;
let asked = null, page = "";

const say = (text, wrong) => {
  told.textContent = text;
  told.classList.toggle("wrong", !!wrong);
};

// What the form asks for: each story once, a file before what is in the box.
const filled = (form) => {
  const data = new FormData(form);
  for (const box of $$("textarea", form)) {
    const file = data.getAll(box.name).find((part) => part instanceof File && part.size);
    data.delete(box.name);
    if (file || box.value.trim()) data.set(box.name, file || new Blob([box.value], { type: "text/plain" }), file ? file.name : "story");
    else { box.focus(); throw new Error("Paste a text, or choose a file."); }
  }
  return data;
};
const ask = async (form, to) => {
  const data = filled(form);
  const size = [...data.values()].reduce((sum, part) => sum + (part.size || 0), 0);
  if (size > most) throw new Error(`That is ${size.toLocaleString("en")} bytes; at most ${most.toLocaleString("en")} are taken.`);
  const address = new URL(form.action);
  address.searchParams.set("to", to);
  const answer = await fetch(address, { method: "POST", body: data });
  const text = await answer.text();
  if (answer.ok) return text;
  let problem = {};
  try { problem = JSON.parse(text); } catch { }
  throw new Error(problem.detail ? `${problem.title}: ${problem.detail}.` : `The server answered ${answer.status}.`);
};
const save = (text, type, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const tried = async (button, work) => {
  button.disabled = true;
  // Under what was pressed, where it is seen.
  button.closest(".ask").after(told);
  say("Working…");
  try { await work(); } catch (error) { say(error instanceof TypeError ? "The server does not answer." : error.message, true); }
  button.disabled = false;
};

for (const form of $$("form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // A report of before says nothing of what is asked now.
    result.hidden = true;
    tried($(".ask button", form), async () => {
      page = await ask(form, "html");
      asked = form;
      // Shown before it is filled: what is hidden has no size to lay it out in.
      result.hidden = false;
      $("#report").srcdoc = page;
      say("Done: the report is below.");
      $("#result-h").focus();
    });
  });
  for (const story of $$(".story", form)) {
    const box = $("textarea", story), file = $("input", story);
    const over = (on) => (event) => {
      if (event.dataTransfer && [...event.dataTransfer.types].includes("Files")) event.preventDefault();
      story.classList.toggle("over", on);
    };
    story.addEventListener("dragover", over(true));
    story.addEventListener("dragleave", over(false));
    story.addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) { file.files = event.dataTransfer.files; box.value = ""; }
    });
    // One of them counts: what was given last.
    box.addEventListener("input", () => { file.value = ""; });
    file.addEventListener("change", () => { if (file.files.length) box.value = ""; });
  }
}
$("#save").addEventListener("click", () => save(page, "text/html", "report.html"));
$("#json").addEventListener("click", (event) => tried(event.target, async () => {
  save(await ask(asked, "json"), "application/json", "report.json");
  say("Saved.");
}));
})();
