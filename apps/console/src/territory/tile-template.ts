/** Where the city's own map tiles are, `{z}/{x}/{y}` to be filled in; undefined where none are configured. */
export function tileTemplate(): string | undefined {
  const said = document.querySelector('meta[name="shaodao-map-tiles"]')?.getAttribute('content');
  return said === null || said === undefined || said === '' ? undefined : said;
}
