/**
 * The run as one HTML file that steps by itself, from a disk and without a network: the figure, what
 * is to be said of every step as data, and one script of ours. The page may run that script, use that
 * style sheet, and nothing else: it can load nothing and call nobody.
 */
import { encodeBase64 } from '../../../protocol/encoding/base64.ts';
import { sha256Of } from '../../../protocol/encoding/sha256.ts';
import { encodeUtf8 } from '../../../protocol/encoding/utf8.ts';
import type { Material } from '../material.ts';
import { receiptWords } from '../receipt.ts';
import { shownLine, xmlText } from '../shown-characters.ts';
import { drawnFigure } from '../svg/svg-figure.ts';
import { pageStyles } from '../svg/svg-styles.ts';
import type { WrittenExport } from '../written-export.ts';
import { playerScript } from './player-script.ts';
import { playerData } from './player-steps.ts';
import { playerStyles } from './player-styles.ts';

/** The whole file. */
export function htmlFile(material: Material): WrittenExport {
  const data = inScript(JSON.stringify(playerData(material)));
  const told = material.receipt(material.messages.length);
  const style = `${pageStyles()}\n${playerStyles}`;
  const title = xmlText(shownLine(material.name));
  const receipt = xmlText(`${receiptWords(told)}.`);
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<div class="run"><h1><bdi>${title}</bdi></h1><p class="receipt">Exported ${receipt}</p></div>
<div class="deeds" role="toolbar" aria-label="Steps"></div>
</header>
<main>
<section class="figure" aria-label="Sequence" tabindex="0">${drawnFigure(material, told, '')}</section>
<nav class="steps" aria-label="Messages"><noscript>The steps need the script that is in this file.</noscript></nav>
<section class="sheet" aria-label="The message"></section>
</main>
<script type="application/json" id="run">${data}</script>
<script>${playerScript}</script>
</body>
</html>
`;
  return { text, receipt: told };
}

function policy(style: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(playerScript)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return encodeBase64(sha256Of(encodeUtf8(text)));
}

/** JSON in which nothing can end the element that it stands in, or a line of a script. */
function inScript(json: string): string {
  return json.replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
