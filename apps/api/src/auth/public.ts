import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const PUBLIC = 'shaodao:public';
export const POSTLESS = 'shaodao:postless';

/** The one way to let strangers in: without it every endpoint needs a caller. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

/** For what concerns the login alone: no post needs to be chosen. */
export const Postless = (): CustomDecorator => SetMetadata(POSTLESS, true);

export const REHEARSING = 'shaodao:rehearsing';

/** For commands that can be rehearsed: everywhere else the header is refused, never passed over. */
export const Rehearsing = (): CustomDecorator => SetMetadata(REHEARSING, true);
