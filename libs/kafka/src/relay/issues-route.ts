import type { RecordedEvent } from '@shaodao/event-store';
import { keyOfStream } from '@shaodao/projections';
import { toEnvelope } from '../envelope/event-envelope.js';
import { headersOf } from '../envelope/headers.js';
import type { TopicNames } from '../topics/topic-names.js';
import type { Route } from './outgoing.js';

/**
 * Every event of every stream but the directory's, whose entries have a topic of their own: what happened
 * to an issue does not end at its stream, since mediations, meetings and erasures are streams beside it.
 */
export const issuesRoute =
  ({ issues }: Pick<TopicNames, 'issues'>): Route =>
  (event: RecordedEvent) =>
    event.stream.startsWith('directory-')
      ? []
      : [
          {
            topic: issues,
            key: keyOfStream(event.stream),
            value: toEnvelope(event),
            headers: headersOf(event.meta),
          },
        ];
