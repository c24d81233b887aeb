//! Stepping back.

use super::{OPENED, marks};
use crate::{
    answer::{problems, refusal},
    both_databases,
};
use juara::{Caller, Refusal, panel::Distance, problem::What, sheet::Reading};
use juara_store::{
    Store,
    entry::{entry, withdraw_entry},
    fixture::{
        opened_sheet,
        panel::{Closed, EDITION, FIRST},
    },
    judging::{places, queue, save_sheet, send_sheet, step_back},
    panel::desk,
};

both_databases! {
    async fn what_becomes_of_an_entry_is_no_news_for_who_stepped_back_from_it(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let (by, other, number) = (judges[0].at(closed.now), judges[1].at(closed.now), closed.number(0));
        step_back(&store, &by, EDITION, FIRST, number, "Sepupu saya.", "").await.unwrap();
        let (owner, code, _) = &closed.entrants[0];
        let seen = entry(&store, &owner.at(closed.now), code).await.unwrap().entry.version;
        withdraw_entry(&store, &owner.at(closed.now), code, seen, "").await.unwrap();
        let left = async |by: &Caller| queue(&store, by, EDITION).await.unwrap().rounds[0].left.len();
        assert_eq!((left(&by).await, left(&other).await), (0, 1));
        assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, number).await), Refusal::NotFound);
    }

    async fn stepping_back_shuts_plan_and_sheet_at_the_next_request(store: Store) {
        let closed = Closed::set(&store, OPENED, 2).await.unwrap();
        let judges = closed.open_first(&store, 3).await.unwrap();
        let (by, number) = (judges[0].at(closed.now), closed.number(0));
        send_sheet(&store, &by, EDITION, FIRST, number, 0, &marks("7", "7", "7"), "", "").await.unwrap();
        let silent = step_back(&store, &by, EDITION, FIRST, number, " ", "").await;
        assert_eq!(problems(silent), [("reason".to_owned(), What::Required)]);
        let organiser = closed.organiser.at(closed.now);
        let other = step_back(&store, &organiser, EDITION, FIRST, number, "Sepupu.", "").await;
        assert_eq!(refusal(other), Refusal::NotFound);

        for _ in 0..2 {
            step_back(&store, &by, EDITION, FIRST, number, "Sepupu saya.", "same").await.unwrap();
        }
        let shut = Refusal::SteppedBack;
        assert_eq!(refusal(opened_sheet(&store, &by, EDITION, FIRST, number).await), shut);
        let typed = marks("8", "8", "8");
        assert_eq!(refusal(save_sheet(&store, &by, EDITION, FIRST, number, 1, &typed, "").await), shut);
        let sent = send_sheet(&store, &by, EDITION, FIRST, number, 1, &typed, "Salah.", "").await;
        assert_eq!(refusal(sent), shut);
        let again = step_back(&store, &by, EDITION, FIRST, number, "Sepupu.", "other").await;
        assert_eq!(refusal(again), shut);
        let lines = queue(&store, &by, EDITION).await.unwrap().rounds.remove(0).lines;
        let round = &places(&store, &by).await.unwrap()[0].rounds[0];
        assert_eq!((round.given, round.owed), (1, 1), "what is shut has no sheet");
        for line in lines {
            let want = if line.number.0 == number { Reading::SteppedBack } else { Reading::Unopened };
            assert_eq!(line.reading, want);
        }
        opened_sheet(&store, &judges[1].at(closed.now), EDITION, FIRST, number).await.unwrap();

        let desk = desk(&store, &organiser, EDITION).await.unwrap();
        let line = desk.judges.iter().find(|line| line.judge.account == Some(judges[0].account)).unwrap();
        let recusal = Distance::Recusal { round: "S1".to_owned(), reason: "Sepupu saya.".to_owned() };
        assert_eq!(line.distances[0].distance, recusal);
    }
}
