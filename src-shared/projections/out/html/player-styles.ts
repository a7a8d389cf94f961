/** How the stand-alone page looks, but for the figure and the colours, which stand beside. */
export const playerStyles = `*{box-sizing:border-box}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
:root{--focus:light-dark(#3b5bdb,#91a7ff);--select:light-dark(#e3e8fb,#222f52);--page:light-dark(#f6f3ee,#0f141e);--lit:light-dark(#fbf1cf,#322a12);--refused-soft:light-dark(#fce8e5,#3a1c1a)}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--page);color:var(--ink);font:400 14px/1.45 Inter,"Inter Variable",system-ui,sans-serif}
h1,h2,p,ol,ul,dl,dd,pre{margin:0;padding:0}ol,ul{list-style:none}
h1{font-size:17px;line-height:1.3}h2{font-size:16px;overflow-wrap:anywhere}
code,pre,.steps .time{font-family:"JetBrains Mono","JetBrains Mono Variable",ui-monospace,monospace;font-size:12.5px;font-variant-ligatures:none}
h2 code{font-size:15px}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 24px;padding:10px 16px;background:var(--paper);border-bottom:1px solid var(--line)}
.run{flex:1 1 300px;min-width:0}h1 bdi{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.receipt,.quiet{color:var(--faint);font-size:12.5px}
.deeds{display:flex;align-items:center;gap:6px}.deeds p{min-width:178px;text-align:center;font-variant-numeric:tabular-nums}
.deeds button{width:36px;height:34px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);font-size:14px;cursor:pointer}
.deeds button:hover{background:var(--soft)}.deeds button[aria-disabled=true]{color:var(--faint);background:none;cursor:default}
.deeds button:last-child{margin-left:10px}
main{flex:1;min-height:0;display:grid;gap:1px;background:var(--line);grid-template:minmax(0,1.7fr) minmax(0,1fr)/minmax(0,1.6fr) minmax(0,1fr)}
main>*{background:var(--paper);overflow:auto;min-width:0}
.figure{outline-offset:-2px;scroll-padding:56px 0 12px}.figure svg{display:block;width:100%;min-width:760px;height:auto}
.sheet{grid-column:2;grid-row:1/3;padding:16px 18px 32px;display:flex;flex-direction:column;gap:8px}
[data-id]{cursor:pointer}[data-id].future{opacity:.28}
[data-id].present>.stem{stroke-width:3.5}[data-id].present>.wire{font-weight:700}[data-id].present>.time{fill:var(--ink)}
.steps{padding:6px}
.steps button{display:grid;grid-template-columns:76px minmax(110px,15em) minmax(0,auto) minmax(0,1fr) auto;gap:12px;align-items:baseline;width:100%;padding:4px 10px;border:0;border-radius:6px;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
.steps button:hover{background:var(--soft)}.steps button[aria-current]{background:var(--select);box-shadow:inset 3px 0 var(--focus)}
.steps .time,.way,.steps .detail{color:var(--faint);font-size:12.5px}.steps .future .title{font-style:italic}
.steps button[aria-current] :is(.time,.way,.detail){color:var(--ink)}
.steps .way,.steps .title,.steps .detail{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.flag,.mark{background:var(--lit);border-radius:6px;padding:1px 8px;font-size:12.5px}
.mark,.notes{padding:8px 12px;white-space:pre-wrap;overflow-wrap:anywhere}.notes{margin:4px 4px 8px;background:var(--lit);border-radius:6px}
.detail,.changes{overflow-wrap:anywhere}.changes{display:flex;flex-wrap:wrap;gap:6px}.changes li{border:1px solid var(--line);border-radius:99px;padding:1px 10px;font-size:12.5px}
summary{cursor:pointer}.part{border-top:1px solid var(--line);padding-top:8px;margin-top:4px}.part>summary{font-weight:600;margin-bottom:6px}
.part>*+*{margin-top:8px}
pre{padding:10px 12px;background:var(--page);border-radius:8px;overflow:auto;max-height:340px;white-space:pre-wrap;overflow-wrap:anywhere}
pre.bytes{white-space:pre;font-size:11.5px}
table{width:100%;border-collapse:collapse;table-layout:fixed}caption{text-align:left;color:var(--faint);font-size:12.5px;padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-top:1px solid var(--line);overflow-wrap:anywhere;font-weight:400}th{width:42%}
dl{margin:6px 0 8px;font-size:12.5px}dt{color:var(--faint)}dd{margin-bottom:4px}
.rules li{display:flex;gap:10px;padding:4px 8px;border-radius:6px}.rules li>div{flex:1;min-width:0}.rules p{font-size:12.5px;color:var(--faint)}
.rules .clause{float:right;margin-left:12px;color:var(--faint);font-size:12px}
.passed .sign{color:var(--tone-ok)}.refused .sign,.refused strong,.refusal{color:var(--tone-refused)}.rules .refused{background:var(--refused-soft)}.rules .refused :is(p,.clause,.quiet){color:var(--ink)}.unreached strong{font-weight:400;color:var(--faint)}
.tone-plain{color:var(--tone-plain)}.tone-ok{color:var(--tone-ok)}.tone-waiting{color:var(--tone-waiting)}.tone-refused{color:var(--tone-refused)}
@media (max-width:900px){main{display:block;overflow:auto}.figure{max-height:50vh}.steps{max-height:30vh}}
@media (prefers-contrast:more){:root{--faint:var(--ink);--line:var(--ink)}.time,.foot{fill:var(--ink)}}
@media (forced-colors:active){.steps button[aria-current]{outline:2px solid Highlight}[data-id].present>.stem{stroke:Highlight}}
@media print{main{display:block;overflow:visible}main>*{overflow:visible}.deeds{display:none}}`;
