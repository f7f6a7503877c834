async function write(): Promise<void> {
  await Promise.resolve();
}

export function forget(): void {
  write();
}
