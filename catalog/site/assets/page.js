// The box: what is pasted, dropped or chosen goes to the engine, and what comes back is shown as text.
import { Engine } from "./engine.js";
import { show } from "./answer.js";
import { packed, unpacked } from "./permalink.js";

const at = (id) => document.getElementById(id);
const MOST = 20_000_000;
let file = null;
let began = 0;
let clock = 0;

const engine = new Engine((what) => {
  if (what.bytes !== undefined) loading(what.bytes, what.all);
  if (what.spare) document.body.dataset.spare = what.spare;
  if (what.stage) say(`${what.stage} ...`);
  if (what.ready) ready();
  if (what.progress) searching(what.progress);
  if (what.answer !== undefined) answered(what.answer);
  if (what.fatal !== undefined) broken(what);
});

function say(text) {
  at("state").textContent = text;
}

function bar(done, most) {
  at("progress").hidden = !(most > 0);
  at("progress").value = most > 0 ? Math.min(done / most, 1) : 0;
}

function loading(bytes, all) {
  say(`${(bytes / 1e6).toFixed(1)} of ${(all / 1e6).toFixed(1)} MB`);
  bar(bytes, all);
}

function ready() {
  document.body.dataset.state = "ready";
  if (began) return;
  say("Ready.");
  bar(0, 0);
}

function searching({ done, most }) {
  bar(done, most);
}

function ask() {
  const given = at("given").value;
  if (!file && !given.trim()) {
    say("Paste something first: what your test cell printed, or your functions.");
    at("given").focus();
    return;
  }
  began = performance.now();
  document.body.dataset.state = "asking";
  at("stop").disabled = false;
  at("answer").replaceChildren();
  clearInterval(clock);
  clock = setInterval(() => say(`Looking, ${((performance.now() - began) / 1000).toFixed(0)} s ...`), 500);
  say("Looking ...");
  const content = file ? file.bytes : new TextEncoder().encode(given);
  engine.ask(file ? file.name : "-", content, { execute: at("execute").checked, exercise: at("exercise").value || null });
}

function over(state) {
  clearInterval(clock);
  began = 0;
  at("stop").disabled = true;
  bar(0, 0);
  document.body.dataset.state = state;
}

function answered(text) {
  const seconds = (performance.now() - began) / 1000;
  over("answered");
  say(`Answered in ${seconds.toFixed(1)} s.`);
  show(at("answer"), text, at("given").value, link);
  at("answer").focus();
}

function broken({ fatal, asked }) {
  over("broken");
  say(asked ? "The code ended the engine; it is being started anew." : `The engine cannot be started: ${fatal}`);
}

function stop() {
  engine.stop();
  over("starting");
  say("Stopped.");
}

async function link() {
  location.hash = await packed(at("given").value);
  return location.href;
}

async function take(chosen) {
  if (!chosen) return;
  if (chosen.size > MOST) {
    say(`${chosen.name} has ${(chosen.size / 1e6).toFixed(0)} MB, and at most ${MOST / 1e6} are read.`);
    return;
  }
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const name = chosen.name.toLowerCase();
  file = { name: chosen.name, bytes };
  at("given").value = name.endsWith(".ipynb") ? `(${chosen.name})` : new TextDecoder().decode(bytes);
  if (name.endsWith(".ipynb") || name.endsWith(".py")) at("execute").checked = true;
  ask();
}

function dropping() {
  const box = at("ask");
  document.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  document.addEventListener("dragleave", () => box.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    take(event.dataTransfer.files[0]);
  });
}

function begin() {
  at("ask").hidden = false;
  at("ask").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  at("stop").addEventListener("click", stop);
  at("try").addEventListener("click", () => {
    file = null;
    at("given").value = at("example").content.textContent.trim();
    ask();
  });
  at("given").addEventListener("input", () => { file = null; });
  at("given").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
  });
  at("file").addEventListener("change", (event) => take(event.target.files[0]));
  dropping();
}

async function manifest() {
  const inside = at("manifest");
  if (inside) return JSON.parse(inside.textContent);
  return (await fetch("engine/manifest.json")).json();
}

begin();
try {
  if (location.hash.length > 1) at("given").value = await unpacked(location.hash.slice(1));
  await engine.load(await manifest());
} catch (error) {
  broken({ fatal: String(error), asked: false });
}
