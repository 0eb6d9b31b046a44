/** Coefficients of the rational approximations, lowest power first. */
type Polynomial = readonly number[];

const CENTRE_TOP: Polynomial = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM: Polynomial = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const MIDDLE_TOP: Polynomial = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM: Polynomial = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_TOP: Polynomial = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const TAIL_BOTTOM: Polynomial = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

function evaluate(coefficients: Polynomial, x: number): number {
  return coefficients.reduceRight((total, coefficient) => {
    const higher = total * x;
    // Stryker disable next-line ArithmeticOperator: both polynomials would change their sign, and their ratio would not
    return higher + coefficient;
  }, 0);
}

/**
 * The standard normal deviate below which the given probability lies: 0.975 gives 1.959963984540054.
 * Wichura (1988), Algorithm AS 241, PPND16, Applied Statistics 37(3): about 1 part in 10^16.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  const q = probability - 0.5;
  // Stryker disable next-line EqualityOperator: the two approximations meet here
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * evaluate(CENTRE_TOP, r)) / evaluate(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
  const deviate =
    // Stryker disable next-line EqualityOperator: the two approximations meet here
    r <= 5
      ? evaluate(MIDDLE_TOP, r - 1.6) / evaluate(MIDDLE_BOTTOM, r - 1.6)
      : evaluate(TAIL_TOP, r - 5) / evaluate(TAIL_BOTTOM, r - 5);
  return Math.sign(q) * deviate;
}

/** The deviate of a two-sided interval: 0.95 gives 1.959963984540054, 0.998 gives 3.090232306167814. */
export function twoSidedDeviate(confidence: number): number {
  return normalQuantile(confidence + (1 - confidence) / 2);
}
