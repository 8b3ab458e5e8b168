const page = document.documentElement;
const js = document.getElementById("islands-js");
const wasm = document.getElementById("islands-wasm");

// A press before the islands are awake is kept and done then.
let pressed;
const remember = (event) => (pressed = event.target.closest("leptos-island [data-action]") ?? pressed);

async function wake() {
	const islands = await import(js.href);
	await islands.default({ module_or_path: wasm.href });
	islands.hydrate();
	for (const island of document.querySelectorAll("leptos-island")) {
		island.parentElement.closest("leptos-children")?.$$on_hydrate?.();
		await islands[island.dataset.component](island);
	}
	page.dataset.islands = "awake";
}

function fail(error) {
	console.warn(error);
	page.dataset.islands = "failed";
	for (const text of document.querySelectorAll('leptos-island [data-problem="unexpected"]')) text.hidden = false;
}

function start() {
	wake().then(() => pressed, fail).then((button) => {
		removeEventListener("click", remember);
		button?.click();
	});
}

addEventListener("click", remember);
if (js.dataset.start === "idle" && "requestIdleCallback" in window) requestIdleCallback(start, { timeout: 2000 });
else start();
