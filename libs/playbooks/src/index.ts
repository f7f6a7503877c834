export { DEFAULT_PROFILE, loadProfiles, type ProfileCatalogue } from './load-profiles.js';
export { InvalidProfile, parseProfile } from './parse-profile.js';
export { PROFILE_SCHEMA } from './profile-schema.js';
