/* A photograph under fingers: pinch, double tap, drag when near, wheel. */

const FARTHEST = 1, NEAREST = 8, NEAR = 2.5;
const TAP = 12, TWICE = 300;

export class Stage {
  constructor(frame, image, { swiped }) {
    Object.assign(this, { frame, image, swiped, fingers: new Map(), tapped: 0 });
    frame.addEventListener("pointerdown", (event) => this.down(event));
    frame.addEventListener("pointermove", (event) => this.move(event));
    frame.addEventListener("pointerup", (event) => this.up(event));
    frame.addEventListener("pointercancel", (event) => this.fingers.delete(event.pointerId));
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.reset();
  }

  reset() {
    Object.assign(this, { scale: 1, x: 0, y: 0 });
    this.draw();
  }

  /** Come nearer or go farther by `factor`, keeping the point (x, y) of the frame where it is. */
  by(factor, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2) {
    const scale = Math.min(NEAREST, Math.max(FARTHEST, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.draw();
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    this.x = Math.min(0, Math.max(width * (1 - this.scale), this.x));
    this.y = Math.min(0, Math.max(height * (1 - this.scale), this.y));
    this.image.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.frame.classList.toggle("near", this.scale > 1);
  }

  down(event) {
    event.preventDefault();
    this.frame.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.point(event));
    if (this.fingers.size === 1) this.start = this.point(event);
    else this.start = null;
  }

  move(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.point(event);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) return this.by(distance(now, other) / distance(before, other), (now.x + other.x) / 2, (now.y + other.y) / 2);
    if (this.scale === 1) return;
    this.x += now.x - before.x;
    this.y += now.y - before.y;
    this.draw();
  }

  up(event) {
    const end = this.point(event), start = this.start;
    this.fingers.delete(event.pointerId);
    this.start = null;
    if (!start || this.fingers.size) return;
    if (distance(start, end) < TAP) this.tap(event.timeStamp, end);
    else if (this.scale === 1) this.swiped(end.x - start.x);
  }

  tap(time, { x, y }) {
    const isSecond = time - this.tapped < TWICE;
    this.tapped = isSecond ? 0 : time;
    if (!isSecond) return;
    if (this.scale > 1) this.reset();
    else this.by(NEAR, x, y);
  }

  wheel(event) {
    event.preventDefault();
    const { x, y } = this.point(event);
    this.by(event.deltaY < 0 ? 1.2 : 1 / 1.2, x, y);
  }

  point(event) {
    const box = this.frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y) || 1;
}
