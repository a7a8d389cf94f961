/** An SVG of ours as a PNG at twice its size, drawn by the window itself. */

const sharpness = 2;
/** No browser draws more than that on one canvas. */
const longestSide = 16_000;

/** The picture; throws a sentence where it would be too long. */
export async function pngOfSvg(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { width, height } = image;
  if (Math.max(width, height) * sharpness > longestSide)
    throw new Error(
      'The figure is too long for one picture; choose one request, or SVG, which may be of any length.',
    );
  const canvas = document.createElement('canvas');
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be drawn; SVG can.'));
      else resolve(blob);
    }, 'image/png');
  });
}
