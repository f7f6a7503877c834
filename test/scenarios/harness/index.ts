export { openTown, type Town } from './town.js';
export type { Person } from './person.js';
export type { IssueStory, Line, SideStory } from './story.js';
export type { Made, Order, Refused } from './order.js';
export type { Stretch } from './clock.js';
