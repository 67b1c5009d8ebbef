"use strict";
(() => {
const [AT, AGENCY, PLAN, VALUE, FIRST, LAST, FORM, COUNTED, INSTRUMENT, GROUP, MARKS, FLAGS, PEERS, RANK, TIED, MEDIAN, LOW, HIGH, PRINTED] = Array(19).keys();
const MAIN = 1, RANKED = 4, PAGE = 20, PRINTED_ROWS = 120;
const data = JSON.parse(document.getElementById("figures-data").textContent);
const root = document.documentElement;
const form = document.querySelector(".filters");
const state = { text: "", kind: "", province: "", year: "", mark: "", other: false };
const tables = data.measures.map(() => ({ sort: "value", down: true, page: 0, open: new Set() }));
const places = new Map();
data.measures.forEach((measure, m) => measure.figures.forEach((one) => places.set(one[AT], [m, one])));
const WORDS = {
  agency: ["หน่วยงาน", "Agency"], group: ["กลุ่ม", "Group"], kind: ["ประเภท", "Kind"], province: ["จังหวัด", "Province"],
  year: ["ปีงบประมาณ", "Fiscal year (BE)"], value: ["ค่า", "Value"], rank: ["อันดับ", "Rank"], median: ["มัธยฐาน", "Median"],
  difference: ["ต่างจากมัธยฐาน", "From median"], marks: ["เครื่องหมาย", "Marks"], basis: ["ฐานของตัวเลข", "Basis"], sources: ["ที่มา", "Sources"],
  all: ["ทั้งหมด", "all"], any: ["มีเครื่องหมายใดก็ได้", "any mark"], none: ["ไม่มีเครื่องหมาย", "no mark"], unknown: ["ไม่ระบุ", "not stated"],
  of: ["จาก", "of"], tied: ["เท่ากัน", "tied"], previous: ["ก่อนหน้า", "Previous"], next: ["ถัดไป", "Next"],
  rows: ["แสดง {0}–{1} จาก {2} ตัวเลข", "{0}–{1} of {2} figures"], empty: ["ไม่มีตัวเลขที่ตรงเงื่อนไข", "No figure matches"],
  told: ["ตรงเงื่อนไข {0} จาก {1} ตัวเลข ใน {2} จาก {3} ตัววัด", "{0} of {1} figures match, in {2} of {3} measures"],
  sorted: ["เรียงตาม {0} {1}", "sorted by {0}, {1}"], up: ["น้อยไปมาก", "ascending"], down: ["มากไปน้อย", "descending"],
  figures: ["ตัวเลขของ: {0}", "Figures of: {0}"], part: ["ใช้เป็น", "Used as"], list: ["ตาราง", "List"], page: ["หน้า", "Page"],
  lines: ["บรรทัด", "Lines"], wording: ["ถ้อยคำในแผน", "Source wording"], file: ["แฟ้ม", "File"],
  records: ["รายการที่ใช้คำนวณ {0}: {1} ({2} รายการ)", "Records behind {0}: {1} ({2})"], printed: ["ยอดที่แผนพิมพ์ไว้ {0}", "the plan prints {0}"],
  old: ["เบราว์เซอร์นี้เก่าเกินไปที่จะเปิดข้อมูลที่มา", "This browser is too old to open the sources."],
  title: ["รายงานเปรียบเทียบแผนบุคลากรท้องถิ่น", "Comparison of local-government HR plans"],
  heat: ["{0} แยกตาม{1} สีเข้มคือค่ามาก", "{0} by {1}; darker is more"],
  more: ["แสดง {0} จาก {1} กลุ่ม และ {2} จาก {3} แถว ที่เหลืออยู่ในตารางถัดไป", "{0} of {1} groups and {2} of {3} rows; the rest stands in the table below"],
};
const at = () => (root.lang === "en" ? 1 : 0);
const say = (name, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, () => value), WORDS[name][at()]);
const label = (kind, code) => (code === null || code === undefined ? say("unknown") : (data.labels[kind][code] || [code, code])[at()]);
const measureName = (m) => document.querySelector(`#${CSS.escape(data.measures[m].name)}-name .${at() ? "l-en" : "l-th"}`).textContent;
const number = (value, digits) => (value === null ? "–" : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }));

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
const years = (one) => {
  if (one[FIRST] === null) return say("unknown");
  const last = one[LAST] ?? one[FIRST];
  const span = (shift) => (last === one[FIRST] ? `${one[FIRST] - shift}` : `${one[FIRST] - shift}–${last - shift}`);
  return at() ? `${span(0)} (${span(543)} CE)` : span(0);
};
const basis = (one) => {
  const parts = [label("counted", one[COUNTED]), label("form", one[FORM])];
  if (one[INSTRUMENT] !== null) parts.push(label("instrument", one[INSTRUMENT]));
  return [...new Set(parts)].join(" · ");
};
const isRanked = (one) => (one[FLAGS] & RANKED) !== 0;
const kindOf = (one) => data.agencies[one[AGENCY]][1];

function matches(one) {
  const [name, kind, province] = data.agencies[one[AGENCY]];
  if (!state.other && !(one[FLAGS] & MAIN)) return false;
  if (state.text && !`${name} ${one[GROUP] === null ? "" : label("group", one[GROUP])}`.toLowerCase().includes(state.text)) return false;
  if (state.kind && (kind ?? "-") !== state.kind) return false;
  if (state.province && (province ?? "-") !== state.province) return false;
  if (state.year && !(state.year === "-" ? one[FIRST] === null : one[FIRST] <= +state.year && +state.year <= (one[LAST] ?? one[FIRST]))) return false;
  if (state.mark === "*") return one[MARKS] !== "";
  if (state.mark === "-") return one[MARKS] === "";
  return !state.mark || one[MARKS].split(",").includes(state.mark);
}

const COLUMNS = [
  ["agency", (one) => data.agencies[one[AGENCY]][0]],
  ["group", (one) => (one[GROUP] === null ? "" : label("group", one[GROUP]))],
  ["kind", (one) => label("kind", kindOf(one))],
  ["province", (one) => data.agencies[one[AGENCY]][2] ?? say("unknown")],
  ["year", (one) => (one[FIRST] ?? 9999) * 10000 + (one[LAST] ?? 0)],
  ["value", (one) => one[VALUE]],
  ["rank", (one) => one[RANK] ?? 1e9],
  ["median", (one) => one[MEDIAN] ?? -Infinity],
  ["difference", (one) => (one[MEDIAN] === null ? -Infinity : one[VALUE] - one[MEDIAN])],
  ["marks", (one) => one[MARKS]],
  ["basis", (one) => basis(one)],
];
const NUMERIC = new Set(["value", "rank", "median", "difference"]);
const PEERED = new Set(["rank", "median", "difference"]);
const collator = new Intl.Collator("th");

function chosenRows(m) {
  const table = tables[m];
  const key = (COLUMNS.find(([name]) => name === table.sort) || COLUMNS[5])[1];
  const rows = data.measures[m].figures.filter(matches).map((one) => [key(one), one]);
  const sign = table.down ? -1 : 1;
  rows.sort(([a, x], [b, y]) => sign * (typeof a === "number" ? (a === b ? 0 : a - b) : collator.compare(a, b)) || x[AT] - y[AT]);
  return rows.map(([, one]) => one);
}

function markCell(one) {
  const cell = make("td", {});
  for (const name of one[MARKS] ? one[MARKS].split(",") : []) {
    const [sign, thai, english] = data.labels.mark[name];
    if (cell.childNodes.length) cell.append(" ");
    cell.append(make("abbr", { title: at() ? english : thai }, sign), make("span", { class: "sr" }, ` ${at() ? english : thai}`));
  }
  if (!cell.childNodes.length) cell.append("–");
  return cell;
}

function figureRow(m, one, digits, hasGroups, hasPeers) {
  const [name, kind, province] = data.agencies[one[AGENCY]];
  const open = tables[m].open.has(one[AT]);
  const rank = one[RANK] === null ? "–" : `${one[RANK]} ${say("of")} ${one[PEERS]}${one[TIED] > 1 ? ` (${say("tied")})` : ""}`;
  const difference = one[MEDIAN] === null ? null : one[VALUE] - one[MEDIAN];
  const button = make("button", { type: "button", class: "source", "aria-expanded": String(open), "aria-controls": open ? `records-${one[AT]}` : null, onclick: () => toggle(m, one) },
    say("sources"), make("span", { class: "sr" }, ` ${name} ${number(one[VALUE], digits)}`));
  const value = make("td", { class: "number value" }, number(one[VALUE], digits));
  if (one[PRINTED] !== null && Math.abs(one[PRINTED] - one[VALUE]) > 0.005) value.append(make("br"), make("span", { class: "small" }, say("printed", number(one[PRINTED], digits))));
  return make("tr", { id: `figure-${one[AT]}`, class: isRanked(one) ? null : "unranked", tabindex: "-1" },
    make("th", { scope: "row", lang: "th" }, name),
    ...(hasGroups ? [make("td", {}, one[GROUP] === null ? "" : label("group", one[GROUP]))] : []),
    make("td", {}, label("kind", kind)), make("td", { lang: "th" }, province ?? say("unknown")), make("td", {}, years(one)),
    value, ...(hasPeers ? [make("td", { class: "number" }, rank), make("td", { class: "number" }, number(one[MEDIAN], digits)),
      make("td", { class: "number" }, difference === null ? "–" : `${difference > 0 ? "+" : ""}${number(difference, digits)}`)] : []),
    markCell(one), make("td", { class: "basis" }, basis(one)), make("td", {}, button));
}

function drawTable(m, whole) {
  const holder = document.querySelector(`[data-table="${m}"]`);
  const table = tables[m];
  const rows = chosenRows(m);
  const size = whole ? PRINTED_ROWS : PAGE;
  table.page = Math.max(0, Math.min(table.page, Math.ceil(rows.length / size) - 1));
  const start = whole ? 0 : table.page * size;
  const shown = rows.slice(start, start + size);
  const figures = data.measures[m].figures;
  const digits = figures.some((one) => !Number.isInteger(one[VALUE])) ? (Math.max(...figures.map((one) => Math.abs(one[VALUE]))) >= 10000 ? 0 : 2) : 0;
  const hasGroups = figures.some((one) => one[GROUP] !== null);
  const hasPeers = figures.some((one) => one[MEDIAN] !== null);
  const columns = COLUMNS.filter(([name]) => (name === "group" ? hasGroups : hasPeers || !PEERED.has(name)));
  const sort = columns.some(([name]) => name === table.sort) ? table.sort : "value";
  const head = make("tr", {}, ...columns.map(([name]) => make("th", { scope: "col", class: NUMERIC.has(name) ? "number" : null, "aria-sort": sort !== name ? null : table.down ? "descending" : "ascending" },
    make("button", { type: "button", class: "sorter", "data-column": name, onclick: () => sortBy(m, name) }, say(name)))), make("th", { scope: "col" }, say("sources")));
  const body = make("tbody", {});
  for (const one of shown) {
    body.append(figureRow(m, one, digits, hasGroups, hasPeers));
    if (table.open.has(one[AT])) body.append(recordsRow(m, one, columns.length + 1));
  }
  if (!shown.length) body.append(make("tr", {}, make("td", { colspan: columns.length + 1 }, say("empty"))));
  const name = measureName(m);
  const scroll = make("div", { class: "scroll", role: "region", tabindex: "0", "aria-labelledby": `caption-${m}` },
    make("table", {}, make("caption", { id: `caption-${m}` }, say("figures", name)), make("thead", {}, head), body));
  const pager = make("div", { class: "pager" }, make("p", {}, say("rows", shown.length ? start + 1 : 0, start + shown.length, rows.length)));
  if (rows.length > PAGE && !whole) {
    const turn = (by, word, ended) => make("button", { type: "button", "data-turn": by, disabled: ended, onclick: () => turnPage(m, by) }, say(word), make("span", { class: "sr" }, ` ${name}`));
    pager.append(turn(-1, "previous", table.page === 0), turn(1, "next", start + size >= rows.length));
  }
  holder.replaceChildren(scroll, pager);
  return rows.length;
}

function turnPage(m, by) {
  tables[m].page += by;
  drawTable(m);
  const holder = document.querySelector(`[data-table="${m}"]`);
  (holder.querySelector(`[data-turn="${by}"]:not([disabled])`) || holder.querySelector("[data-turn]:not([disabled])"))?.focus();
  tell(holder.querySelector(".pager p").textContent);
}

function sortBy(m, name) {
  const table = tables[m];
  table.down = table.sort === name ? !table.down : NUMERIC.has(name) && name !== "rank";
  table.sort = name;
  table.page = 0;
  drawTable(m);
  document.querySelector(`[data-table="${m}"] [data-column="${name}"]`).focus();
  tell(say("sorted", say(name), say(table.down ? "down" : "up")));
}

let unpacked = null;
async function unpack() {
  const letters = atob(document.getElementById("sources-data").textContent.trim());
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

async function toggle(m, one, open) {
  const table = tables[m];
  const wanted = open ?? !table.open.has(one[AT]);
  if (wanted) table.open.add(one[AT]); else table.open.delete(one[AT]);
  if (wanted && unpacked === null) {
    try { unpacked = await unpack(); } catch { unpacked = { failed: true }; }
  }
  drawTable(m);
  document.querySelector(`#figure-${one[AT]} .source`)?.focus();
}

function recordsRow(m, one, span) {
  const name = data.agencies[one[AGENCY]][0];
  const inner = make("div", { class: "inner", tabindex: "0", role: "region", "aria-labelledby": `records-name-${one[AT]}` });
  const parts = unpacked && !unpacked.failed ? unpacked.figures[one[AT]] || {} : {};
  const found = [];
  for (const [part, runs] of Object.entries(parts)) {
    for (let i = 0; i < runs.length; i += 2) for (let r = runs[i]; r <= runs[i + 1]; r++) found.push([part, unpacked.records[r]]);
  }
  inner.append(make("h4", { id: `records-name-${one[AT]}` }, say("records", measureName(m), name, found.length)));
  if (unpacked && unpacked.failed) inner.append(make("p", { role: "alert" }, say("old")));
  const heads = ["file", "page", "lines", "wording", "list", "part"].map((head) => make("th", { scope: "col" }, say(head)));
  const body = make("tbody", {}, ...found.map(([part, [plan, list, , page, first, last, wording]]) => make("tr", {},
    make("td", { class: "file" }, make("a", { href: `#plan-${plan}` }, data.plans[plan])), make("td", { class: "number" }, page === null ? "–" : String(page)),
    make("td", { class: "number" }, first === last ? String(first) : `${first}–${last}`), make("td", { lang: "th" }, wording || "–"),
    make("td", {}, label("list", list)), make("td", {}, label("part", part)))));
  inner.append(make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
  return make("tr", { class: "records", id: `records-${one[AT]}` }, make("td", { colspan: span }, inner));
}

function drawHeat(m) {
  const holder = document.querySelector(`[data-heat="${m}"]`);
  const figures = data.measures[m].figures.filter((one) => one[GROUP] !== null && (one[FLAGS] & MAIN) && matches(one));
  holder.replaceChildren();
  if (figures.length < 2) return;
  const counts = new Map(), rows = new Map();
  for (const one of figures) {
    counts.set(one[GROUP], (counts.get(one[GROUP]) || 0) + 1);
    const key = `${one[AGENCY]} ${one[FIRST]} ${one[LAST]} ${one[FORM]} ${one[INSTRUMENT]}`;
    if (!rows.has(key)) rows.set(key, { one, cells: new Map() });
    rows.get(key).cells.set(one[GROUP], one);
  }
  const groups = [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, 12).map(([group]) => group);
  const shown = [...rows.values()].slice(0, 30);
  const most = Math.max(...figures.map((one) => Math.abs(one[VALUE]))) || 1;
  const head = make("tr", {}, make("th", { scope: "col" }, say("agency")), make("th", { scope: "col" }, say("year")), ...groups.map((group) => make("th", { scope: "col", class: "number" }, label("group", group))));
  const body = make("tbody", {}, ...shown.map(({ one, cells }) => make("tr", {}, make("th", { scope: "row", lang: "th" }, data.agencies[one[AGENCY]][0]), make("td", {}, years(one)),
    ...groups.map((group) => {
      const cell = cells.get(group);
      const made = make("td", { class: "number" }, cell ? number(cell[VALUE], Number.isInteger(cell[VALUE]) ? 0 : 1) + (cell[MARKS] ? " *" : "") : "–");
      if (cell) made.style.backgroundColor = `rgba(29, 91, 143, ${(0.04 + 0.36 * Math.abs(cell[VALUE]) / most).toFixed(3)})`;
      return made;
    }))));
  const id = `heat-${m}`;
  holder.append(make("div", { class: "scroll", role: "region", tabindex: "0", "aria-labelledby": id },
    make("table", {}, make("caption", { id }, say("heat", measureName(m), label("by", data.by))), make("thead", {}, head), body)),
    make("p", { class: "small" }, say("more", groups.length, counts.size, shown.length, rows.size)));
}

function markCharts() {
  const narrowed = Object.entries(state).some(([name, value]) => name !== "other" && value);
  for (const chart of document.querySelectorAll(".chart")) {
    chart.classList.toggle("narrowed", narrowed);
    for (const mark of chart.querySelectorAll("[data-f]")) {
      const place = places.get(+mark.dataset.f);
      mark.classList.toggle("hit", narrowed && place !== undefined && matches(place[1]));
    }
  }
}

let telling = 0;
function tell(text) {
  clearTimeout(telling);
  telling = setTimeout(() => { document.getElementById("told").textContent = text; }, 30);
}

function drawMeasure(m, whole) {
  drawTable(m, whole);
  drawHeat(m);
}

let queue = [];
let drawn = Promise.resolve();
function drawAll(whole) {
  if (!form) return;
  let matched = 0, held = 0;
  for (const measure of data.measures) {
    const count = measure.figures.filter(matches).length;
    matched += count;
    held += count > 0;
  }
  const isIdle = queue.length === 0;
  queue = data.measures.map((_, m) => m);
  root.dataset.drawn = "no";
  if (whole === true) {
    for (const m of queue.splice(0)) drawMeasure(m, true);
    root.dataset.drawn = "yes";
  } else if (isIdle) drawn = new Promise((done) => setTimeout(drawSome, 0, done));
  markCharts();
  tell(say("told", number(matched, 0), number(places.size, 0), held, data.measures.length));
}

function drawSome(done) {
  // What is seen comes first; the others follow piece by piece, so that the page answers meanwhile.
  const start = performance.now();
  queue.sort((a, b) => distance(a) - distance(b));
  while (queue.length && performance.now() - start < 30) drawMeasure(queue.shift());
  if (queue.length) { setTimeout(drawSome, 0, done); return; }
  root.dataset.drawn = "yes";
  done();
}

function distance(m) {
  const box = document.querySelector(`[data-table="${m}"]`).getBoundingClientRect();
  return box.bottom < 0 ? -box.bottom : Math.max(0, box.top - innerHeight);
}

function fillChoices() {
  const kinds = [...new Set(data.agencies.map(([, kind]) => kind))], provinces = [...new Set(data.agencies.map(([, , province]) => province))];
  const ends = new Set(), marks = new Set();
  for (const [, one] of places.values()) {
    if (one[FIRST] === null) ends.add("-"); else for (let year = one[FIRST]; year <= Math.min(one[LAST] ?? one[FIRST], one[FIRST] + 20); year++) ends.add(String(year));
    for (const mark of one[MARKS].split(",")) if (mark) marks.add(mark);
  }
  const fill = (name, choices) => form.elements[name].replaceChildren(...[["", say("all")], ...choices].map(([value, text]) => {
    const made = make("option", { value }, text);
    made.selected = value === state[name];
    return made;
  }));
  const sortText = (a, b) => collator.compare(a[1], b[1]);
  fill("kind", kinds.map((kind) => [kind ?? "-", label("kind", kind)]).sort(sortText));
  fill("province", provinces.map((province) => [province ?? "-", province ?? say("unknown")]).sort(sortText));
  fill("year", [...ends].sort().map((year) => [year, year === "-" ? say("unknown") : at() ? `${year} (${year - 543} CE)` : year]));
  fill("mark", [["*", say("any")], ["-", say("none")], ...Object.entries(data.labels.mark).filter(([name]) => marks.has(name)).map(([name, [sign, thai, english]]) => [name, `${sign} ${at() ? english : thai}`])]);
}

function readHash() {
  const parts = decodeURIComponent(location.hash.slice(1)).split("&").filter(Boolean);
  return { language: parts.map((part) => /^lang=(th|en)$/.exec(part)?.[1]).find(Boolean), target: parts.find((part) => !part.startsWith("lang=")) };
}

function setLanguage(language) {
  root.lang = language;
  document.title = say("title");
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  if (form) fillChoices();
  drawAll();
}

async function follow() {
  const { language, target } = readHash();
  if (language && language !== root.lang) setLanguage(language);
  if (!target) return;
  const figure = /^figure-([0-9]+)$/.exec(target);
  if (figure && places.has(+figure[1])) await showFigure(+figure[1]);
  else {
    const place = document.getElementById(target);
    place?.scrollIntoView();
    if (place?.matches("[tabindex]")) place.focus({ preventScroll: true });
  }
}

async function showFigure(number_) {
  const [m, one] = places.get(number_);
  if (!matches(one)) {
    form.reset();
    readForm();
    form.elements.other.checked = state.other = !(one[FLAGS] & MAIN);
  }
  tables[m].page = Math.floor(Math.max(0, chosenRows(m).indexOf(one)) / PAGE);
  drawAll();
  await toggle(m, one, true);
  document.getElementById(`figure-${number_}`)?.scrollIntoView({ block: "center" });
}

function readForm() {
  for (const name of ["text", "kind", "province", "year", "mark"]) state[name] = form.elements[name].value.trim().toLowerCase();
  for (const name of ["kind", "province", "year", "mark"]) state[name] = form.elements[name].value;
  state.other = form.elements.other.checked;
}

let waiting = 0;
function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { readForm(); for (const table of tables) table.page = 0; drawAll(); }, 90);
}

const tip = document.getElementById("tip");
function showTip(event) {
  const place = event.target.dataset && event.target.dataset.f ? places.get(+event.target.dataset.f) : undefined;
  tip.hidden = place === undefined;
  if (!place) return;
  const one = place[1];
  tip.textContent = `${data.agencies[one[AGENCY]][0]}: ${number(one[VALUE], Number.isInteger(one[VALUE]) ? 0 : 2)} (${years(one)})`;
  const left = Math.min(event.pageX + 12, root.clientWidth - tip.offsetWidth - 4);
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${event.pageY + 16}px`;
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    const { target } = readHash();
    setLanguage(button.dataset.language);
    history.replaceState(null, "", `#${target ? `${target}&` : ""}lang=${button.dataset.language}`);
  });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href^='#']");
  if (link) {
    event.preventDefault();
    const target = link.getAttribute("href").slice(1);
    history.pushState(null, "", `#${target}&lang=${root.lang}`);
    follow();
  } else if (event.target.dataset && event.target.dataset.f && places.has(+event.target.dataset.f)) {
    history.pushState(null, "", `#figure-${event.target.dataset.f}&lang=${root.lang}`);
    follow();
  }
});
if (form) {
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
}
document.addEventListener("mouseover", showTip);
document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
addEventListener("hashchange", follow);
addEventListener("popstate", follow);
addEventListener("beforeprint", () => drawAll(true));
addEventListener("afterprint", () => drawAll());
setLanguage(readHash().language || root.lang);
root.dataset.ready = String(Math.round(performance.now()));
drawn.then(follow);
})();
