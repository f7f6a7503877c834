/** Which Shaodao this is; that of package.json, which is not there where only the build is. */
export const VERSION = '0.1.0';
