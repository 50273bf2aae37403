// recoupe: what is better with a script; everything works without.
"use strict";
