import { kept } from '@shaodao/store';

export const decision = kept;
