export const issue = 1;
