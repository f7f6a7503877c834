/** One thing wrong with a formula set, and where: field by field from the top. */
export interface FormulaFault {
  readonly path: readonly string[];
  readonly message: string;
}

export const fault = (path: readonly string[], message: string): FormulaFault => ({
  path,
  message,
});
