(() => {
"use strict";
const $ = (what, of = document) => of.querySelector(what);
const $$ = (what, of = document) => [...of.querySelectorAll(what)];
const rowsAt = $("#rows"), form = $("#filters"), told = $("#shown"), text = $("#text");
if (!rowsAt || !form) return;
const PAGE = 60;

// The rows: elements, or in a large page their text, of which a page at a time is made elements.
const store = $("noscript.rows"), parts = $$("noscript.part").map((part) => part.textContent);
let rows, body, page = 0, part = -1;
if (store) {
  const [head, ...lines] = store.textContent.split("\n");
  rowsAt.innerHTML = head + "<tbody></tbody></table>";
  body = $("tbody", rowsAt);
  rows = lines.filter((line) => line.startsWith("<tr ")).map((html) => ({ html }));
} else {
  body = $("tbody", rowsAt);
  rows = $$("tr", body).map((el) => ({ el, html: el.cloneNode(false).outerHTML }));
}
const attribute = (html, name) => (html.match(new RegExp("^<tr [^>]*?" + name + '="([^"]*)"')) || [])[1] || "";
for (const row of rows) {
  const of = (name) => attribute(row.html, name);
  Object.assign(row, { id: of("id"), source: of("data-s"), kind: of("data-k"), stance: of("data-t") || "asserts", flags: of("data-f") });
  row.sure = of("data-p") === "" ? 100 : +of("data-p");
}
const named = { amp: "&", lt: "<", gt: ">", quot: '"' };
const words = (row) => row.words ??= (row.el ? row.el.textContent : row.html.replace(/<[^>]*>/g, " ")
  .replace(/&(amp|lt|gt|quot);/g, (_, name) => named[name])).toLowerCase();
const value = (id) => ($(id) ? $(id).value : "");
// A page within a page has no address of its own.
const address = (hash) => { try { history.replaceState(null, "", hash); } catch { } };
let matched = rows, current = null;

const pager = (nav, at, pages, what, go) => {
  nav.hidden = pages < 2;
  nav.replaceChildren();
  const button = (name, to) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: name, disabled: to < 0 || to >= pages, onclick: () => go(to) });
    nav.append(made);
  };
  button("Previous", at - 1);
  nav.append(` ${what} ${at + 1} of ${pages} `);
  button("Next", at + 1);
};

const showPage = (to) => {
  const pages = Math.max(1, Math.ceil(matched.length / PAGE));
  page = Math.min(Math.max(to, 0), pages - 1);
  body.innerHTML = matched.slice(page * PAGE, page * PAGE + PAGE).map((row) => row.html).join("");
  pager($("#rows-pages"), page, pages, "Page", showPage);
  lit();
};
const showPart = (to) => {
  part = to;
  text.innerHTML = parts[part];
  pager($("#text-pages"), part, parts.length, "Part", showPart);
  dim();
};

// Marks of claims that are filtered out are plain text; those of the chosen one are framed.
const numbers = (mark) => `${mark.dataset.q || ""} ${mark.dataset.u || ""} ${mark.dataset.s || ""}`.split(" ").filter(Boolean);
const dim = () => {
  if (!text) return;
  const all = matched.length === rows.length, shown = new Set(matched.map((row) => row.id.slice(1)));
  for (const mark of $$("mark", text)) mark.classList.toggle("off", !all && !numbers(mark).some((n) => shown.has(n)));
  for (const link of $$("a.n", text)) link.hidden = !all && !shown.has(link.ariaLabel);
  lit();
};
const lit = () => {
  const number = current && current.id.slice(1);
  if (text) for (const mark of $$("mark", text)) mark.classList.toggle("on", !!current && numbers(mark).includes(number));
  for (const el of $$("tr", body)) el.classList.toggle("on", !!current && el.id === current.id);
};

const filter = () => {
  const wanted = value("#words").trim().toLowerCase(), source = value("#source"), kind = value("#kind");
  const stance = value("#stance"), sure = +value("#sure");
  const flags = ($("#numbers").checked ? "n" : "") + ($("#unnamed").checked ? "u" : "");
  $("#sure-of").textContent = `${sure}%`;
  matched = rows.filter((row) => (!source || row.source === source) && (!kind || row.kind === kind)
    && (!stance || row.stance === stance) && row.sure >= sure && [...flags].every((flag) => row.flags.includes(flag))
    && (!wanted || words(row).includes(wanted)));
  if (current && !matched.includes(current)) current = null;
  const n = rows.length.toLocaleString("en"), of = matched.length.toLocaleString("en"), s = rows.length === 1 ? "" : "s";
  told.textContent = matched.length === rows.length ? `${n} claim${s}` : `${of} of ${n} claim${s}`;
  if (store) showPage(0);
  else for (const row of rows) row.el.hidden = !matched.includes(row);
  dim();
};

const select = (row, move) => {
  current = row;
  if (store) {
    showPage(Math.floor(matched.indexOf(row) / PAGE));
    const at = parts.findIndex((html) => html.includes(`id="m${row.id.slice(1)}"`));
    if (at >= 0 && at !== part) showPart(at);
  }
  lit();
  const el = document.getElementById(row.id);
  if (move && el) {
    el.tabIndex = -1;
    el.focus({ preventScroll: true });
    el.scrollIntoView({ block: "center" });
  }
  address(`#${row.id}`);
};
const find = (id) => {
  const row = rows.find((row) => row.id === id);
  if (row && !matched.includes(row)) { form.reset(); filter(); }
  return row;
};
const follow = () => {
  const [, kind, number] = location.hash.match(/^#([cms])(\d+)$/) || [];
  if (kind === "s") { $("#source").value = number; filter(); return; }
  const row = kind && find(`c${number}`);
  if (!row) return;
  select(row, kind === "c");
  const mark = kind === "m" && document.getElementById(`m${number}`);
  if (mark) { mark.focus({ preventScroll: true }); mark.scrollIntoView({ block: "center" }); }
};

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", follow);
addEventListener("click", (event) => {
  const by = event.target.closest("[data-by]");
  if (by) {
    event.preventDefault();
    $("#source").value = by.dataset.by;
    filter();
    address(`#s${by.dataset.by}`);
    $("#claims").scrollIntoView();
    return;
  }
  // The hash may be the same as before.
  const link = event.target.closest('a[href^="#c"],a[href^="#m"]');
  if (link && link.getAttribute("href") === location.hash) follow();
});
// What can be copied is offered where a row is opened.
addEventListener("toggle", (event) => {
  const row = event.target.closest("#rows tr");
  if (!row || !event.target.open || $("button", event.target)) return;
  const of = rows.find((other) => other.el === row);
  const line = (el) => el.textContent.replace(/\s+/g, " ").trim();
  const content = line($("td > div", row)), source = $("bdi", row).textContent, story = $("h1").textContent;
  const json = () => {
    const all = { id: of.id, story, source, content, kind: of.kind, stance: of.stance, confidence: of.sure / 100 };
    for (const part of $$("dl > div", event.target)) {
      const name = line($("dt", part)).toLowerCase(), value = line($("dd", part));
      all[name] = name in all ? `${all[name]}; ${value}` : value;
    }
    return JSON.stringify(all, null, 2);
  };
  const copies = { "Copy quotation with source": () => `${content} (${source}; ${story})`, "Copy as JSON": json };
  for (const [name, copied] of Object.entries(copies)) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: name });
    button.onclick = () => navigator.clipboard.writeText(copied())
      .then(() => { button.textContent = "Copied"; }, () => { button.textContent = copied(); });
    event.target.append(button);
  }
}, true);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input,select,textarea");
  if (event.key === "Escape") { form.reset(); current = null; if (typing) event.target.blur(); filter(); address(location.pathname); }
  if (typing) return;
  if (event.key === "/") { event.preventDefault(); $("#words").focus(); }
  const step = { j: 1, k: -1 }[event.key];
  if (step && matched.length) {
    const at = current ? matched.indexOf(current) + step : step > 0 ? 0 : matched.length - 1;
    if (matched[at]) select(matched[at], true);
  }
});
if (parts.length) showPart(0);
filter();
follow();
})();
