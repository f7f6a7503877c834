export const now = (): number => Date.now();
export const today = (): Date => new Date();
export const given = (instant: string): Date => new Date(instant);
