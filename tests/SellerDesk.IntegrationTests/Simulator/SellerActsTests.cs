using FluentAssertions;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>What sellers do has its consequences in the world, through whichever marketplace they do it.</summary>
public sealed class SellerActsTests : IDisposable
{
    private readonly WorldInHand hand = new();

    public void Dispose() => hand.Dispose();

    [Fact]
    public void A_chat_that_the_seller_starts_is_answered_by_the_buyer_now_and_then()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => hand.AddOrder(Fate.Bought, late: false)).ToList();
        hand.Acts.SendMessage(hand.Account, Home.Ozon, keys[0], "Без чата").Accepted.Should().BeFalse();
        foreach (var key in keys)
        {
            hand.Acts.StartChat(hand.Account, Home.Ozon, key).Accepted.Should().BeTrue();
            hand.Acts.SendMessage(hand.Account, Home.Ozon, key, "Ваш заказ собран").Accepted.Should().BeTrue();
        }

        hand.Wait(TimeSpan.FromHours(3));

        var chats = keys.Select(key => hand.Look((shop, now) => shop.Chats.Find(key, now)!)).ToList();
        chats.Should().OnlyContain(chat => chat.Messages[0].FromSeller && chat.Messages[0].Text == "Ваш заказ собран");
        chats.Count(chat => chat.Messages.Count > 1 && !chat.Messages[1].FromSeller).Should().BeInRange(3, 17);
        hand.World.Writes(hand.Account.Key, JournalRow.ChatMessage, Home.Ozon).Should().HaveCount(21);
        hand.World.Writes(hand.Account.Key, JournalRow.ChatMessage, Home.Wildberries).Should().BeEmpty();
    }

    [Fact]
    public void The_feed_of_messages_misses_none_and_repeats_none_wherever_it_is_cut()
    {
        var all = hand.Look((shop, now) => shop.Chats.Written(WorldInHand.Start.AddDays(-30), now).Select(message => (message.Key, message.Number)).ToList());
        var cut = new List<(long, int)>();
        for (var day = -30; day < 0; day++)
        {
            cut.AddRange(hand.Look((shop, _) => shop.Chats.Written(WorldInHand.Start.AddDays(day), WorldInHand.Start.AddDays(day + 1)).Select(message => (message.Key, message.Number)).ToList()));
        }

        all.Should().HaveCountGreaterThan(50);
        cut.Should().Equal(all);
    }

    [Fact]
    public void A_claim_left_alone_ends_for_the_buyer_and_a_refused_one_may_be_disputed()
    {
        var stages = new List<ClaimStage>();
        foreach (var _ in Enumerable.Range(0, 25))
        {
            var key = AddClaim();
            hand.Acts.DecideClaim(hand.Account, Home.Ozon, key, ClaimDecision.Reject, "Следы носки").Accepted.Should().BeTrue();
            hand.Acts.DecideClaim(hand.Account, Home.Ozon, key, ClaimDecision.Approve).Accepted.Should().BeTrue("a refusal may be thought over");
            hand.Acts.DecideClaim(hand.Account, Home.Ozon, key, ClaimDecision.Reject).Accepted.Should().BeFalse("it is approved");
            var refused = AddClaim();
            hand.Acts.DecideClaim(hand.Account, Home.Ozon, refused, ClaimDecision.Reject);
            hand.Wait(TimeSpan.FromDays(1));
            stages.Add(hand.Look((shop, now) => shop.Claims.Find(refused, now)!.Stage));
        }

        stages.Should().Contain(ClaimStage.Rejected).And.Contain(ClaimStage.Disputed);
        var alone = AddClaim();
        hand.Wait(TimeSpan.FromDays(4));
        hand.Look((shop, now) => shop.Claims.Find(alone, now)!.Stage).Should().Be(ClaimStage.Refunded);
    }

    [Fact]
    public void An_approved_claim_brings_the_order_back_and_a_refused_one_does_not()
    {
        var returned = hand.Look((shop, now) => shop.Claims.Opened(now.AddDays(-60), now).Where(claim => claim.Stage == ClaimStage.Refunded && claim.Claim.IsReturn).Select(claim => shop.Orders.StateOf(claim.Order, now)).ToList());
        returned.Should().NotBeEmpty().And.OnlyContain(state => state.Stage == OrderStage.Returned);

        hand.Wait(TimeSpan.FromDays(20));
        var waiting = hand.Look((shop, now) => shop.Claims.Opened(now.AddDays(-3), now).First(claim => claim.Stage == ClaimStage.Waiting && claim.Claim is { IsReturn: true, Disputes: false }).Order.Key.Packed);
        hand.Acts.DecideClaim(hand.Account, Home.Yandex, waiting, ClaimDecision.Reject, "Нет дефекта").Accepted.Should().BeTrue();
        hand.Wait(TimeSpan.FromDays(30));
        hand.Look((shop, now) => shop.Orders.Find(waiting, now)!.Stage).Should().Be(OrderStage.Received);
    }

    [Fact]
    public void A_cancelled_order_is_over_and_nobody_writes_of_it()
    {
        var key = hand.AddOrder(late: true);
        hand.Acts.ActOnOrder(hand.Account, Home.Kaspi, key, OrderAction.Cancel, "MERCHANT_OUT_OF_STOCK").Accepted.Should().BeTrue();
        hand.Acts.ActOnOrder(hand.Account, Home.Kaspi, key, OrderAction.Ship).Accepted.Should().BeFalse();

        hand.Wait(TimeSpan.FromDays(40));

        var state = hand.Look((shop, now) => shop.Orders.Find(key, now)!);
        (state.Stage, state.CancelledBy, state.CancelReason).Should().Be((OrderStage.Cancelled, CancelledBy.Seller, "MERCHANT_OUT_OF_STOCK"));
        hand.Look((shop, now) => shop.Reviews.OfOrder(state.Order, now)).Should().BeNull();
        hand.Look((shop, now) => shop.Chats.Written(WorldInHand.Start, now).Any(message => message.Key == key)).Should().BeFalse();
    }

    [Fact]
    public void Every_change_of_an_order_is_seen_by_whoever_asks_what_changed()
    {
        var seen = new HashSet<(long, OrderStage)>();
        for (var hour = 0; hour < 24 * 12; hour++)
        {
            var before = hand.Now;
            hand.Wait(TimeSpan.FromHours(1));
            seen.UnionWith(hand.Look((shop, now) => shop.Orders.Changed(before, now).SelectMany(state => state.Steps.Where(step => step.At > before).Select(step => (state.Order.Key.Packed, step.Stage))).ToList()));
        }

        var all = hand.Look((shop, now) => shop.Orders.Made(WorldInHand.Start.AddDays(-60), now, now).SelectMany(state => state.Steps.Where(step => step.At > WorldInHand.Start).Select(step => (state.Order.Key.Packed, step.Stage))).ToList());
        all.Should().HaveCountGreaterThan(1000);
        seen.Should().BeEquivalentTo(all);
    }

    [Fact]
    public void A_reviewed_order_is_found_however_old_and_one_that_never_was_is_not()
    {
        var reviews = hand.Look((shop, now) => shop.Reviews.Seen(now, false).Select(entry => shop.Reviews.Open(entry, now)).Where(review => review.At < now.AddDays(-150)).ToList());
        reviews.Should().HaveCountGreaterThan(20);
        foreach (var review in reviews)
        {
            var found = hand.Look((shop, now) => shop.Orders.Find(review.Order!.Key.Packed, now));
            found.Should().NotBeNull();
            hand.Look((shop, now) => shop.Reviews.Open(shop.Reviews.OfOrder(found!.Order, now)!.Value, now).Id).Should().Be(review.Id);
            hand.Look((shop, now) => shop.Orders.Find((review.Order!.Key with { Number = 900 }).Packed, now)).Should().BeNull();
        }
    }

    [Fact]
    public void An_answer_can_be_withdrawn_and_the_review_waits_again()
    {
        var entry = hand.Look((shop, now) => shop.Reviews.Seen(now, true).First(entry => shop.Reviews.IsAnswered(entry, now)));
        var id = hand.Look((shop, now) => shop.Reviews.Open(entry, now).Id);
        hand.Acts.WithdrawAnswer(hand.Account, Home.Ozon, id).Accepted.Should().BeTrue();
        hand.Look((shop, now) => shop.Reviews.IsAnswered(entry, now)).Should().BeFalse();
        hand.Acts.AnswerReview(hand.Account, Home.Ozon, id, "Спасибо, что написали").Accepted.Should().BeTrue();
        hand.Look((shop, now) => shop.Reviews.Open(entry, now).Answer!.Text).Should().Be("Спасибо, что написали");
    }

    private long AddClaim()
    {
        var key = hand.Look((shop, now) => shop.Orders.Made(now.AddDays(-30), now, now)
            .Last(state => state.Order.Fate == Fate.Bought && state.Stage == OrderStage.Received && shop.Claims.Find(state.Order.Key.Packed, now) is null && Claim.Of(state.Order, WorldInHand.Start) is null).Order.Key.Packed);
        hand.World.Write(hand.Account, (_, now) => new JournalRow { At = now, Account = hand.Account.Key, Kind = JournalRow.ClaimOpened, Key = key, Verb = nameof(ClaimReason.Defect), Accepted = true });
        return key;
    }
}
