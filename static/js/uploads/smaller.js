/* A smaller copy of a photo for a slow line, made on the phone. */

const LONGEST = 2048; // px, as judges see it
const QUALITY = 0.82;

/** The copy, or the photo itself where it is small already or cannot be drawn here (HEIC outside of Safari). */
export async function smaller(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = LONGEST / Math.max(image.naturalWidth, image.naturalHeight);
    const copy = scale < 1 ? await drawn(image, scale) : null;
    return copy && copy.size < file.size ? new File([copy], file.name.replace(/\.\w+$/, "") + ".jpg", { type: copy.type }) : file;
  } catch {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawn(image, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const paper = canvas.getContext("2d", { alpha: false });
  paper.imageSmoothingQuality = "high";
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
}
