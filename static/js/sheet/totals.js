/* What scores come to by the rules: each times its line's weight, added up in whole numbers of one unit, rounded
   half up where the rules say so. */

import { written } from "./points.js";

const HUNDREDTHS = 100;

export class Totals {
  /** `weights` are whole: a factor in parts of `unit`; `decimals` null where a sheet is not rounded. */
  constructor({ weights, unit, decimals }) {
    Object.assign(this, { weights, unit, decimals });
  }

  static of({ sheetWeights, sheetUnit, sheetDecimals }) {
    const decimals = sheetDecimals === "" ? null : Number(sheetDecimals);
    return new Totals({ weights: JSON.parse(sheetWeights), unit: Number(sheetUnit), decimals });
  }

  /** The total of `scores` (line -> hundredths) in points; null before the first. */
  of(scores) {
    const given = Object.entries(scores).filter(([key]) => key in this.weights);
    if (given.length === 0) return null;
    return this.rounded(given.reduce((sum, [key, value]) => sum + value * this.weights[key], 0));
  }

  /** The same as people write it; a dash before the first. */
  written(scores) {
    const total = this.of(scores);
    return written(total === null ? null : total * HUNDREDTHS);
  }

  /** `sum`, in parts of a hundredth of a point, as points. */
  rounded(sum) {
    const whole = this.unit * HUNDREDTHS;
    if (this.decimals === null) return sum / whole;
    const places = 10 ** this.decimals;
    return Math.floor((2 * sum * places + whole) / (2 * whole)) / places;
  }
}
