//! Withdrawing and deleting.

use super::scene::{NOW, Scene};
use crate::{answer::refusal, both_databases, panel::told};
use juara::{Letter, Refusal, entry::Standing};
use juara_store::{
    Store,
    entry::{delete_draft, entry, receipt, send_entry, withdraw_entry},
};

both_databases! {
    async fn what_was_sent_is_withdrawn_and_its_receipts_stay(store: Store) {
        let scene = Scene::set(&store).await;
        let by = scene.wayan.at(NOW);
        let code = scene.written(NOW).await;
        assert_eq!(refusal(withdraw_entry(&store, &by, &code, 2, "").await), Refusal::WrongState);
        send_entry(&store, &by, &code, 2, "").await.unwrap();
        assert_eq!(refusal(withdraw_entry(&store, &scene.nyoman.at(NOW), &code, 3, "").await), Refusal::NotFound);
        assert_eq!(refusal(withdraw_entry(&store, &by, &code, 2, "").await), Refusal::Stale);
        assert_eq!(refusal(delete_draft(&store, &by, &code, 3, "").await), Refusal::WrongState);
        withdraw_entry(&store, &by, &code, 3, "t1").await.unwrap();
        withdraw_entry(&store, &by, &code, 3, "t1").await.unwrap();
        let view = scene.read(&code, NOW).await;
        assert_eq!(view.standing, Standing::Withdrawn);
        let letters: Vec<_> = told(&store, "entry-withdrawn").await;
        let [(to, Letter::EntryWithdrawn { number, at, path, .. })] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!((to.as_str(), *at, path.as_str()), (scene.wayan.email.as_str(), NOW, format!("/ikut/{code}").as_str()));
        assert_eq!(Some(number), view.entry.number.map(|number| number.0).as_ref());
        receipt(&store, &by, &code, 1).await.unwrap();
        assert_eq!(refusal(send_entry(&store, &by, &code, 4, "").await), Refusal::WrongState);
    }

    async fn a_received_entry_may_be_withdrawn_after_the_closing(store: Store) {
        let scene = Scene::set(&store).await;
        let code = scene.written(NOW).await;
        send_entry(&store, &scene.wayan.at(NOW), &code, 2, "").await.unwrap();
        assert_eq!(scene.read(&code, scene.ends()).await.standing, Standing::Received);
        withdraw_entry(&store, &scene.wayan.at(scene.ends()), &code, 3, "").await.unwrap();
        assert_eq!(scene.read(&code, scene.ends()).await.standing, Standing::Withdrawn);
    }

    async fn a_draft_is_deleted_with_everything_in_it(store: Store) {
        let scene = Scene::set(&store).await;
        let by = scene.wayan.at(NOW);
        let code = scene.written(NOW).await;
        assert_eq!(refusal(delete_draft(&store, &scene.nyoman.at(NOW), &code, 2, "").await), Refusal::NotFound);
        assert_eq!(refusal(delete_draft(&store, &by, &code, 1, "").await), Refusal::Stale);
        delete_draft(&store, &by, &code, 2, "t1").await.unwrap();
        delete_draft(&store, &by, &code, 2, "t1").await.unwrap();
        assert_eq!(refusal(entry(&store, &by, &code).await), Refusal::NotFound);
    }
}
