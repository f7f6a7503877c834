export function open(phase: 'reported' | 'accepted' | 'closed'): boolean {
  switch (phase) {
    case 'reported':
      return true;
    case 'closed':
      return false;
  }
  return true;
}
