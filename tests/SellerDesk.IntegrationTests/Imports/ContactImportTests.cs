using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Imports;

/// <summary>Addresses and consents that a seller has by right come in by file: tried first, told line by line, taken back as a whole.</summary>
public sealed class ContactImportTests(MessageTrial desk) : IClassFixture<MessageTrial>
{
    private const string Header = "buyer_number,order_number,channel,address,purpose,given,at,source,text_version";

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Addresses_and_consents_come_in_once_and_messages_go_out_by_them()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Контакты");
        var (anna, boris) = (await BuyerAsync(trial), await BuyerAsync(trial));
        var file = trial.File($"""
            {Header}
            {await NumberAsync(anna)},,почта,Anna@Example.com,"предложения, опросы",да,2026-03-01,анкета на кассе,2026-01
            ,{await OrderAsync(boris)},sms,+7 900 111-22-33,,,,,
            {await NumberAsync(anna)},,почта,anna@example.com,"предложения, опросы",да,2026-03-01,анкета на кассе,2026-01
            """);

        var tried = await trial.ImportAsync(ImportKind.Contacts, file, dryRun: true);
        (tried.Counts, await CountAsync("buyer_contacts", anna, boris)).Should().Be((new ImportCounts(3, 2, 1, 0), 0L), "a trial writes nothing");
        var outcome = await trial.ImportAsync(ImportKind.Contacts, file);
        outcome.Counts.Should().Be(new ImportCounts(3, 2, 1, 0));
        (await trial.ImportAsync(ImportKind.Contacts, file)).Counts.Should().Be(new ImportCounts(3, 0, 3, 0), "the same file again changes nothing");

        (await MaysAsync(anna)).Should().Be("True True False");
        (await desk.Database.ReadAsync<string>($"select source || ' ' || text_version || ' ' || (at at time zone 'Europe/Moscow')::date from buyer_consents where buyer_id = '{anna}' limit 1")).Should().Be("анкета на кассе 2026-01 2026-03-01");
        await desk.RuleAsync();
        await desk.EventAsync(anna, "offer", at: MessageTrial.Noon);
        await using var receiver = MessageReceiver.Open();
        await desk.Worker(new FixedClock(MessageTrial.Noon.AddMinutes(1)), new LoopbackSender(MessageChannel.Email, receiver)).RunAsync();
        receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("anna@example.com");
    }

    [Fact]
    public async Task A_line_that_is_refused_says_where_and_why_and_the_others_are_taken()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Ошибки");
        var (good, known, gone) = (await BuyerAsync(trial), await BuyerAsync(trial), await BuyerAsync(trial));
        await desk.Seeing<BuyerContacts>().SaveAsync(DeskFixture.Somebody(Role.Support), known, MessageChannel.Email, "first@example.com", None);
        await desk.Database.ExecuteAsync($"update buyers set erased_at = now() where id = '{gone}'");
        var elsewhere = await BuyerAsync(null);
        var file = trial.File($"""
            {Header}
            {await NumberAsync(good)},,email,good@example.com,offers,yes,2026-03-01,form,1
            ,,email,x@example.com,,,,,
            {await NumberAsync(good)},,pigeon,x@example.com,,,,,
            {await NumberAsync(good)},,email,not an address,,,,,
            {await NumberAsync(good)},,email,,,,,,
            {await NumberAsync(good)},,sms,12,,,,,
            {await NumberAsync(good)},,telegram,@anna,offers,yes,2026-03-01,form,1
            {await NumberAsync(good)},,email,,presents,yes,2026-03-01,form,1
            {await NumberAsync(good)},,email,,offers,maybe,2026-03-01,form,1
            {await NumberAsync(good)},,email,,offers,yes,2099-03-01,form,1
            {await NumberAsync(good)},,email,,offers,yes,2026-03-01,,1
            {await NumberAsync(good)},,email,,offers,yes,2026-03-01,form,
            {await NumberAsync(known)},,email,second@example.com,,,,,
            {await NumberAsync(gone)},,email,gone@example.com,,,,,
            {await NumberAsync(elsewhere)},,email,elsewhere@example.com,,,,,
            ,no such order,email,x@example.com,,,,,
            """);

        var outcome = await trial.ImportAsync(ImportKind.Contacts, file);

        outcome.Counts.Should().Be(new ImportCounts(16, 1, 0, 15));
        outcome.Rejections.Select(one => $"{one.Line} {one.Column} {one.ReasonCode["import.".Length..]}").Should().Equal(
            "3 buyer_number whose", "4 channel channel", "5 address email", "6 address nothingSaid", "7 address phone", "8 address noAddressThere", "9 purpose purpose", "10 given answer", "11 at future",
            "12 source required", "13 text_version required", "14 address otherAddress", "15 buyer_number erased", "16 buyer_number nobody", "17 order_number nobody");
        (await CountAsync("buyer_contacts", good, known, gone, elsewhere)).Should().Be(2, "nothing that was known is written over");
    }

    [Fact]
    public async Task An_import_is_taken_back_as_a_whole_but_for_what_was_said_since()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Отмена");
        var (anna, boris, vera) = (await BuyerAsync(trial), await BuyerAsync(trial), await BuyerAsync(trial));
        await desk.Database.ExecuteAsync($"insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, source, text_version) values ('{vera}', 'Email', 'Offers', true, '2026-01-01', now(), 'form', '1')");
        var file = trial.File($"""
            {Header}
            {await NumberAsync(anna)},,email,anna2@example.com,offers,yes,2026-03-01,form,1
            {await NumberAsync(boris)},,email,wrong@example.com,offers,yes,2026-03-01,form,1
            {await NumberAsync(vera)},,email,,offers,no,2026-03-01,form,
            """);
        var run = (await trial.ImportAsync(ImportKind.Contacts, file)).Run;
        await desk.Seeing<BuyerContacts>().SaveAsync(DeskFixture.Somebody(Role.Support), boris, MessageChannel.Email, "right@example.com", None);
        await desk.SayAsync(boris, true, purpose: ConsentPurpose.Surveys);

        var undo = desk.Seeing<UndoImport>();
        (await undo.ExecuteAsync(run, DeskFixture.Somebody(Role.Seller), "отмена", None)).Should().Be(new UndoneImport(1, 3));

        (await CountAsync("buyer_contacts", anna), await CountAsync("buyer_contacts", boris)).Should().Be((0L, 1L), "an address that somebody has corrected since stays");
        (await MaysAsync(anna), await MaysAsync(boris), await MaysAsync(vera)).Should().Be(("False False False", "False True False", "True False False"), "what was said before holds again, and what was said since");
        (await CountAsync("buyer_consents", anna)).Should().Be(2, "the ledger only grows");
        (await FluentActions.Awaiting(() => undo.ExecuteAsync(run, DeskFixture.Somebody(Role.Seller), "отмена", None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("import.cannotUndo");
        (await FluentActions.Awaiting(() => undo.ExecuteAsync(run, DeskFixture.Somebody(Role.Support), "отмена", None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("role.needed");
        (await trial.ImportAsync(ImportKind.Contacts, file)).Counts.Should().Be(new ImportCounts(3, 2, 0, 1), "it may come again, but for the address that was corrected");
        (await MaysAsync(anna), await MaysAsync(vera)).Should().Be(("True False False", "False False False"));
    }

    /// <summary>With an order of the shop; without a shop: of another one.</summary>
    private async Task<BuyerId> BuyerAsync(ImportTrial? trial)
    {
        var buyer = await desk.BuyerAsync();
        var shop = trial?.Shop ?? await desk.AnyShopAsync();
        var order = Guid.CreateVersion7();
        await desk.Database.ExecuteAsync($"""
            insert into orders (id, shop_id, number, status, stage, facts, received_at) values ('{order}', '{shop.Id}', '{order}', 'x', 'Delivered', '{"{}"}', now());
            insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at) values ('{shop.Id}', 'Order', '{order}', '{buyer}', 'Key', 'Certain', now()) on conflict do nothing
            """);
        return buyer;
    }

    private Task<long> NumberAsync(BuyerId buyer) => desk.Database.ReadAsync<long>($"select number from buyers where id = '{buyer}'");

    private Task<string> OrderAsync(BuyerId buyer) => desk.Database.ReadAsync<string>($"select o.number from orders o join buyer_links l on l.thing_id = o.id where l.buyer_id = '{buyer}'");

    private Task<long> CountAsync(string table, params BuyerId[] buyers) => desk.Database.ReadAsync<long>($"select count(*) from {table} where buyer_id in ({string.Join(", ", buyers.Select(id => $"'{id}'"))})");

    private async Task<string> MaysAsync(BuyerId buyer)
    {
        var book = desk.Get<ConsentBook>();
        var mays = new List<bool>();
        foreach (var purpose in new[] { ConsentPurpose.Offers, ConsentPurpose.Surveys, ConsentPurpose.Loyalty })
        {
            mays.Add(await book.MayAsync(buyer, ConsentChannel.Email, purpose, None));
        }

        return string.Join(' ', mays);
    }
}
