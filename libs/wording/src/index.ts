export { MOST_CHARACTERS, READING_AGE, type Suggestion, type SuggestionKind, suggestionsFor } from './suggestions';
