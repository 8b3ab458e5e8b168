// Pictures of every page and state, in every size and mode: `npm run screens [-- folder]`, by default into target/screens.
// Looked at by people; the names say what is seen: page, language, width, mode.

import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { authenticatorsOf } from "./fixtures/authenticator.mjs";
import { launchBrowser } from "./fixtures/browser.mjs";
import { newcomer } from "./fixtures/person.mjs";
import { startServer } from "./fixtures/server.mjs";
import { walkTheAccount } from "./journeys/account-states.mjs";
import { walkTheChoices } from "./journeys/choice-states.mjs";
import { walkTheConsents } from "./journeys/consent-states.mjs";
import { walkThePortal } from "./journeys/portal-states.mjs";
import { walkTheDesk } from "./journeys/privacy-states.mjs";
import { walkBackIn } from "./journeys/recovery-states.mjs";
import { walkAllStates } from "./journeys/states.mjs";

const FOLDER = resolve(process.argv[2] ?? process.env.PORTICO_SCREENS ?? join(import.meta.dirname, "../target/screens"));
const SIZES = [{ width: 320, height: 640 }, { width: 768, height: 1024 }, { width: 1280, height: 800 }];
const SCHEMES = ["light", "dark"];
/** Dutch has the longest words; a few of its pages are enough. */
const FEW = [
  ...["landing", "sign-up", "sent", "sign-in", "home", "passkeys-added", "profile", "codes", "activity", "recover-proof"],
  ...["consents", "consents-agreed", "consent-receipt"],
  ...["home-customer", "account", "loan", "home-student", "timetable", "parents-withheld", "child", "child-hidden", "home-partner", "settings", "member-invite"],
];
const LONG_NAME = "Maria Aurelia Wilhelmina van der Hoogstraten-Schimmelpenninck";
/** What shows a name, an address or the operator's name. */
const WITH_NAMES = [
  ...["landing", "sign-up-address-refused", "sent", "dev-mail", "dev-mail-one", "confirm", "home", "passkeys-added", "not-found"],
  ...["profile", "address-pending", "codes", "recover-proof", "consents", "consent-receipt"],
];
/** Each begins with somebody new. */
const PARTS = [walkAllStates, walkTheAccount, walkTheConsents, walkTheChoices, walkBackIn, walkTheDesk, walkThePortal];

const WALKS = [
  { language: "en", name: "Samira El Amrani", label: "" },
  { language: "ar", name: "سميرة الأمراني", label: "" },
  { language: "nl", name: "Noor van der Meer", label: "", only: FEW },
  { language: "en", name: LONG_NAME, label: "-long", only: WITH_NAMES, brand: "Koninklijke Vereniging voor Onderwijs aan Volwassenen Noord" },
];

let pictures = 0;

/** One picture a size and mode; the walk goes on in the last of them. */
function photographer(page, { language, label, only }) {
  return async (name) => {
    if (only && !only.includes(name)) return;
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        const path = join(FOLDER, language + label, `${name}-${size.width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        pictures += 1;
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
  };
}

async function take(browser, walk, part) {
  const brand = walk.brand ? { PORTICO_BRAND_NAME: walk.brand } : {};
  const server = await startServer({ PORTICO_ORGANISATION_TIME_ZONE: "Europe/Amsterdam", ...brand });
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    await mkdir(join(FOLDER, walk.language + walk.label), { recursive: true });
    const person = { ...newcomer(walk.name), address: "samira.elamrani@example.org" };
    await part({ page, server, authenticators: await authenticatorsOf(page) }, walk.language, person, photographer(page, walk));
  } finally {
    await context.close();
    await server.stop();
  }
}

await rm(FOLDER, { recursive: true, force: true });
const browser = await launchBrowser();
try {
  for (const walk of WALKS) for (const part of PARTS) await take(browser, walk, part);
} finally {
  await browser.close();
}
console.log(`${pictures} pictures in ${FOLDER}`);
