// What the page does without asking the server. One module for each concern; each finds its elements by data attributes.
import { startKeys } from './keys.js';
import { startRoving } from './roving.js';
import { startPalette } from './palette.js';
import { startClocks } from './clocks.js';
import { startTheme } from './theme.js';
import { startDialogs } from './dialogs.js';
import { startFields } from './fields.js';
import { startCopying } from './copy.js';
import { startConnection } from './connection.js';
import { startInbox } from './inbox.js';
import { startMentions } from './mentions.js';
import { startKnowledge } from './knowledge.js';
import { startSearch } from './search.js';

startTheme();
startDialogs();
startKeys();
startRoving();
startPalette();
startClocks();
startFields();
startCopying();
startConnection();
startInbox();
startMentions();
startKnowledge();
startSearch();
