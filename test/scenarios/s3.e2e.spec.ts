import { storiesOf } from './stories-of.js';

await storiesOf('s3');
