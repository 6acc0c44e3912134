/* The camera: what it sees, several times a second, as the pixels a decoder reads. The decoder is fetched with it. */

const PAUSE = 120;
const SIDE = 800; // a code that fills a fifth of the picture is read well enough from this
const WIDE = { video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false };

/** Why there is no picture, as a word of the page. */
export function reasonOf(error) {
  const reasons = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none", NotReadableError: "busy", AbortError: "busy" };
  return reasons[error?.name] ?? "failed";
}

export class Eye {
  #stream = null;
  #timer = 0;

  /** `read(text)` hears what a code says. */
  constructor(video, read) {
    Object.assign(this, { video, read, canvas: document.createElement("canvas") });
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  async open() {
    const [stream, { decodeQR }] = await Promise.all([navigator.mediaDevices.getUserMedia(WIDE), import("../../vendor/qr@0.7.0/decode.js")]);
    this.close();
    this.#stream = stream;
    this.video.srcObject = stream;
    this.video.hidden = false;
    await this.video.play();
    this.#timer = setInterval(() => this.#look(decodeQR), PAUSE);
  }

  /** The camera's light goes out. */
  close() {
    clearInterval(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.video.srcObject = null;
    this.video.hidden = true;
  }

  #look(decodeQR) {
    const { videoWidth, videoHeight } = this.video;
    if (!videoWidth) return;
    const scale = Math.min(1, SIDE / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    this.context.drawImage(this.video, 0, 0, width, height);
    const text = decoded(decodeQR, { width, height, data: this.context.getImageData(0, 0, width, height).data });
    if (text !== null && this.#stream) this.read(text);
  }
}

function decoded(decodeQR, image) {
  try {
    return decodeQR(image);
  } catch {
    return null; // no code in sight
  }
}
