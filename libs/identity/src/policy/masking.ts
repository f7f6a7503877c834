const SHORTEST_MASKABLE_PHONE = 7;

/**
 * A phone with its middle hidden: `138****1234`. Of numbers shorter than seven digits nothing is
 * left but stars, for what remained would be most of them.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/g, '');
  if (digits.length < SHORTEST_MASKABLE_PHONE) return '*'.repeat(digits.length);
  const head = digits.length >= 11 ? digits.length - 8 : 2;
  const tail = digits.length >= 11 ? 4 : 2;
  return digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail);
}

/** The first character of a name and always two stars, so that its length stays hidden: `张**`. */
export function maskName(name: string): string {
  const [first] = [...name.trim()];
  return first === undefined ? '' : `${first}**`;
}
