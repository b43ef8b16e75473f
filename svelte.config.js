// The plugin looks for this file and says so when it is missing; the defaults are what we want.
export default {};
