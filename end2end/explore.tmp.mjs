import { launchBrowser } from "./fixtures/browser.mjs";
import { startServer } from "./fixtures/server.mjs";
import { authenticatorsOf } from "./fixtures/authenticator.mjs";
import { furnishPortal, comeAs } from "./fixtures/portal.mjs";
import { writeFile, mkdir } from "node:fs/promises";
const OUT="/tmp/explore"; await mkdir(OUT,{recursive:true});
let server = await startServer(); 
console.time("furnish"); await furnishPortal(server); console.timeEnd("furnish");
await server.kill(); server = await startServer({}, server);
const browser = await launchBrowser();
const crawl = { customer: ["/home","/portal/accounts","/portal/loans","/portal/documents","/portal/search?q=a","/account/seen"], student:["/home","/portal/timetable","/portal/timetable?week=2026-W48","/portal/results","/portal/attendance","/portal/parents","/account/family"], younger:["/portal/parents"], parent:["/home","/portal/children","/account/family","/account/seen"], apart:["/home","/portal/children","/account/family"], barred:["/home","/account/family"], admin:["/home","/portal/orders","/portal/tickets","/portal/invoices","/portal/logs","/portal/reports","/portal/reports/settings","/portal/settings","/account/organisation","/account/organisation/invite","/account/organisation/attest"], member:["/home","/account/organisation","/portal/settings"], both:["/home","/account/organisation"]};
for (const [part, paths] of Object.entries(crawl)) {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", reducedMotion: "reduce" });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  page.on("console", m => ["error","warning"].includes(m.type()) && console.log(part, m.text(), m.location().url));
  const save = async (path) => { const r = await page.goto(path); await writeFile(`${OUT}/${part}${path.replaceAll(/[\/?=&]/g,"_")}.html`, await page.content()); console.log(part, path, r.status(), (await page.innerText("h1")).slice(0,80)); };
  try {
    console.time(part);
    await comeAs({ page, server, authenticators: await authenticatorsOf(page) }, part);
    console.timeEnd(part);
    for (const path of paths) await save(path);
    if (part==="customer") for (const list of ["/portal/accounts","/portal/loans"]) { await page.goto(list); const href = await page.locator("main a[href^='"+list+"/']").first().getAttribute("href"); await save(href);} 
    if (part==="parent"||part==="apart") { await page.goto("/portal/children"); for (const href of await page.locator("main a[href^='/portal/children/']").evaluateAll(a=>a.map(x=>x.getAttribute("href")))) { for (const s of ["","/timetable","/results","/attendance","/documents"]) await save(href+s); await save("/account/family/children/"+href.split("/").pop()+"/consents"); } }
    if (part==="student") { await page.goto("/portal/results"); await save(await page.locator("main a[href^='/portal/results/']").first().getAttribute("href")); }
  } catch (e) { console.log(part, "FAILED", e.message.slice(0,600), page.url()); await page.screenshot({path:`${OUT}/${part}-failed.png`,fullPage:true}); }
  await context.close();
}
await browser.close(); await server.stop();
