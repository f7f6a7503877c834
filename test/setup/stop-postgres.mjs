export default async function stopPostgres() {
  await globalThis.__shaodaoTestPostgres?.stop();
}
