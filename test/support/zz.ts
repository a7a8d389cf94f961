import { chromium } from 'playwright-core';
import { chromiumArguments } from './browser.ts';
const raf = (page: any) => page.evaluate(() => new Promise((r) => { let n = 0; const a = performance.now(); const go = () => { if (++n === 5) r(Math.round(performance.now() - a)); else requestAnimationFrame(go); }; requestAnimationFrame(go); }));
for (const [name, extra, multi] of [['base', [], false], ['contexts', [], true], ['framerate', ['--disable-frame-rate-limit'], false], ['swiftshader', ['--enable-features=x', '--disable-features=IntensiveWakeUpThrottling,CalculateNativeWinOcclusion'], false], ['begin', ['--disable-threaded-compositing'], false]] as const) {
  const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [...chromiumArguments, ...extra] });
  const c = await b.newContext(); const p = await c.newPage(); await p.setContent('<p>1');
  const c2 = multi ? await b.newContext() : c; const q = await c2.newPage(); await q.setContent('<p>2');
  console.log(name, await raf(p), await raf(q));
  await p.bringToFront(); console.log(' front', await raf(p), await raf(q));
  await b.close();
}
