import { kept } from '@shaodao/store';

export const state = kept;
