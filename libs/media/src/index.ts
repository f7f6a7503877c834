export { isMediaId, mediaIdOf, mediaIn } from './media-id.js';
export { PictureRefused, type PictureRefusal } from './picture-refused.js';
export { THUMBNAIL_EDGE, type Picture } from './read-picture.js';
export {
  MediaStore,
  type KeptPicture,
  type MediaPart,
  type MediaRow,
  type OpenedMedia,
} from './media-store.js';
export { MediaTies } from './media-ties.js';
export { MediaSweeper, type MediaSweeperParts } from './media-sweeper.js';
export { mediaMigrations } from './schema.js';
