"use strict";
// The interface in the reader's language; elements name their word in data-w.
const words = JSON.parse(document.getElementById("words").textContent);
const remember = {
  // A page opened from disk may be refused storage; it then forgets, nothing more.
  get(key) { try { return localStorage.getItem("taizhang." + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("taizhang." + key, value); } catch { /* forgets */ } },
};
let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

function speak(next) {
  // What is said in both languages by itself holds the other one beside it.
  if (next !== language)
    for (const element of document.querySelectorAll("[data-other]"))
      [element.textContent, element.dataset.other] = [element.dataset.other, element.textContent];
  language = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-w]")) element.textContent = words[next][element.dataset.w];
  for (const element of document.querySelectorAll("[data-w-label]"))
    element.setAttribute("aria-label", words[next][element.dataset.wLabel]);
  for (const element of document.querySelectorAll("[data-w-placeholder]"))
    element.placeholder = words[next][element.dataset.wPlaceholder];
  for (const element of document.querySelectorAll("mark[data-label]"))
    element.dataset.label = words[next]["status." + element.className.split(" ")[0]];
  for (const element of document.querySelectorAll("mark[data-kind]")) {
    const row = document.querySelector(`li[data-id="${element.dataset.r.split(" ")[0]}"]`);
    if (row) element.dataset.kind = words[next]["kind." + row.dataset.kind];
  }
  document.dispatchEvent(new Event("spoken"));
}

document.getElementById("language").addEventListener("click", () => {
  const next = language === "zh" ? "en" : "zh";
  remember.set("language", next);
  speak(next);
});
if ((remember.get("language") ?? language) !== language) speak(remember.get("language"));

function say(key, values) {
  return words[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
