// An answer, rendered from its JSON. Everything in it is set as text: a student's code may have forged any of it.
const RIGHT = "✓", WRONG = "✗", UNKNOWN = "?";
const MARKS = { CORRECT: RIGHT, WRONG };

export function show(into, answer, given, link) {
  let found;
  try {
    found = JSON.parse(answer);
  } catch {
    found = { error: "The answer cannot be read." };
  }
  into.replaceChildren();
  if (typeof found.error === "string") {
    into.append(el("p", { class: "verdict" }, "UNREADABLE"), el("p", {}, found.error));
    return;
  }
  const parts = listOf(found.parts);
  into.append(el("h2", {}, "Answer"));
  for (const { head, diagnosis } of parts) into.append(part(diagnosis ?? {}, textOf(head), given));
  if (!parts.length) into.append(el("p", {}, textOf(found.text)));
  for (const note of listOf(found.notes)) into.append(el("p", { class: "faint" }, `Note: ${textOf(note)}`));
  into.append(folded("The whole answer as text", el("pre", { tabindex: "0" }, textOf(found.text))));
  into.append(buttons(textOf(found.markdown), link));
}

function part(one, head, given) {
  const box = el("div", { class: "box part" });
  box.append(el("p", { class: "verdict" }, `${MARKS[head.split(" ")[0]] ?? UNKNOWN} ${head}`));
  box.append(el("p", {}, textOf(one.reason)));
  if (listOf(one.right).length || listOf(one.wrong).length) box.append(marked(one, given));
  for (const each of listOf(one.findings)) box.append(el("p", {}, textOf(each)));
  for (const each of listOf(one.lines)) box.append(line(each));
  listOf(one.causes).slice(0, 5).forEach((cause, number, all) => box.append(...hints(cause, number, all.length)));
  if (textOf(one.advice)) box.append(el("p", {}, `Next: ${textOf(one.advice)}`));
  for (const note of listOf(one.notes)) box.append(el("p", { class: "faint" }, `Note: ${textOf(note)}`));
  return box;
}

// The pasted text, line by line; what is not marked was not read, or is not an output's line.
function marked(one, given) {
  const pre = el("pre", { tabindex: "0", "aria-label": "What was pasted, line by line" });
  const right = listOf(one.right).map(bare), wrong = listOf(one.wrong).map(bare);
  let any = false;
  for (const text of given.split("\n").slice(0, 400)) {
    const label = bare(text);
    const is = longest(label, wrong) > longest(label, right) ? WRONG : longest(label, right) ? RIGHT : "";
    any ||= is !== "";
    const kind = is === WRONG ? "wrong" : is === RIGHT ? "right" : "faint";
    pre.append(el("span", { class: kind }, el("span", { class: "mark" }, is || " "), `${text}\n`));
  }
  if (any) return pre;
  const list = el("ul", { class: "marked" });
  for (const each of listOf(one.right)) list.append(el("li", { class: "right" }, `${RIGHT} ${textOf(each)}`));
  for (const each of listOf(one.wrong)) list.append(el("li", { class: "wrong" }, `${WRONG} ${textOf(each)}`));
  return list;
}

// gradients["dx"][1][2] = 0.5 and dx[1][2] are of one output.
function bare(text) {
  return textOf(text).replace(/^\s*\w+\[\s*["'“”‘’](\w+)["'“”‘’]\s*\]/, "$1").replace(/[\s"']/g, "").toLowerCase();
}

function longest(label, names) {
  return Math.max(0, ...names.filter((name) => name && label.startsWith(name) && !/^[\w.[]/.test(label.slice(name.length))).map((name) => name.length));
}

function line(one) {
  const text = textOf(one.text), column = Number(one.column) - 1 - Number(one.indent || 0), end = Number(one.end_column) - 1 - Number(one.indent || 0);
  const inside = column >= 0 && end > column && end <= text.length;
  const cell = one.cell === null || one.cell === undefined ? "" : `cell ${Number(one.cell)}, `;
  const shown = inside ? [text.slice(0, column), el("mark", {}, text.slice(column, end)), text.slice(end)] : [text];
  const box = el("div", {}, el("p", {}, `${WRONG} Wrong is ${cell}line ${Number(one.line)}:`), el("pre", { tabindex: "0" }, ...shown));
  if (textOf(one.role)) box.append(folded("What that part should be", el("p", {}, textOf(one.role))));
  return box;
}

function hints(cause, number, count) {
  const given = listOf(cause.hints).flat().map(textOf);
  const which = count > 1 ? `Either this (${number + 1} of ${count}): ` : "";
  const shown = given.length ? [el("p", {}, `${which}${given[0]}`)] : [];
  given.slice(1).forEach((hint, at) => shown.push(folded(`Hint ${at + 2}`, el("p", {}, hint))));
  const names = listOf(cause.mutants).map(textOf);
  const titles = el("p", {}, textOf(cause.title), " ");
  if (cause.named) for (const name of names) titles.append(el("a", { href: `mistakes/${encodeURIComponent(name)}.html` }, "its page"), " ");
  shown.push(folded("Name the mistake", titles));
  return shown;
}

function buttons(markdown, link) {
  const said = el("span", { role: "status" });
  const copy = el("button", { type: "button" }, "Copy as Markdown");
  copy.addEventListener("click", async () => { said.textContent = await copied(markdown); });
  const permalink = el("button", { type: "button" }, "Make a link that holds the text");
  permalink.addEventListener("click", async () => { said.textContent = await copied(await link()); });
  return el("p", { class: "row" }, copy, permalink, said);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return text;
  }
}

function folded(head, body) {
  return el("details", {}, el("summary", {}, head), body);
}

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const listOf = (value) => (Array.isArray(value) ? value : []);
const textOf = (value) => (typeof value === "string" ? value : "");
