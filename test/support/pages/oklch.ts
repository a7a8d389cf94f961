/** Colours as the style sheets write them, and how well one is read on another (WCAG 2). */

export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  /** In degrees. */
  readonly hue: number;
}

/** The contrast of two colours, from 1 to 21. */
export function contrastOf(left: Oklch, right: Oklch): number {
  const [low = 0, high = 0] = [luminanceOf(left), luminanceOf(right)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminanceOf(colour: Oklch): number {
  const [red = 0, green = 0, blue = 0] = linearOf(colour).map((part) =>
    Math.min(1, Math.max(0, part)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Linear sRGB, by the matrices of the one who made Oklab. */
function linearOf({ lightness, chroma, hue }: Oklch): readonly number[] {
  const angle = (hue / 180) * Math.PI;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
