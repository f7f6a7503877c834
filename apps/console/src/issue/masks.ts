/** The first character of a name, and stars; what is masked already stays so. */
export function maskedName(name: string): string {
  const [first] = [...name.trim()];
  return first === undefined ? '' : `${first}**`;
}

/** A phone with its middle hidden; what is masked already stays so. */
export function maskedPhone(phone: string): string {
  const signs = phone.replace(/[\s-]/g, '');
  if (signs.length < 7) return '*'.repeat(signs.length);
  return `${signs.slice(0, 3)}****${signs.slice(-4)}`;
}
