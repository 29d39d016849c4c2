/** What a phone that empties its outbox and the server say to each other beside the form itself. */

/** Names the writer to the server, which takes the form from no other; and asks for a plain answer instead of a page to go to. */
export const writerHeader = 'caravan-writer';

/** The form was taken. Only Caravan answers so: the sign-in page of a hotel's network does not. */
export const takenHeader = 'caravan-taken';
