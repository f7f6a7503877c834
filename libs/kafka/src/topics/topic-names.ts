/** What the topics of one installation are called. */
export interface TopicNames {
  /** Every event but those of the directory, keyed by issue, side streams by their stream. */
  readonly issues: string;
  /** What concerns a unit's orders, keyed by unit. */
  readonly orders: string;
  /** The directory's entries, keyed by entry, the newest state of each kept. */
  readonly directory: string;
  /** Orders to the engine from other systems. */
  readonly commands: string;
  /** What became of them. */
  readonly replies: string;
  /** What could not be read, with the reason. */
  readonly dead: string;
}

/** The names with a prefix; tests take one of their own. */
export const topicNames = (prefix = 'shaodao.'): TopicNames => ({
  issues: `${prefix}issues.v1`,
  orders: `${prefix}orders.v1`,
  directory: `${prefix}directory.v1`,
  commands: `${prefix}commands.v1`,
  replies: `${prefix}replies.v1`,
  dead: `${prefix}commands.dead.v1`,
});
