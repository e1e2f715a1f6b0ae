using System.IO.Compression;
using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Buyers;
using Xunit;

namespace SellerDesk.IntegrationTests.Surveys;

/// <summary>Who does not want to be asked, and who wants to be forgotten.</summary>
public sealed partial class SurveyTests
{
    [Fact]
    public async Task Asking_never_again_withdraws_the_consent_and_the_invitation_takes_no_answer()
    {
        var shop = await trial.ShopAsync("Хватит", 1);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        var token = (await trial.TokensAsync(survey)).Single();
        var buyer = new BuyerId(await trial.Database.ReadAsync<Guid>($"select buyer_id from survey_invitations where survey_id = '{survey}'"));
        (await trial.Get<ConsentBook>().MayAsync(buyer, ConsentChannel.Sms, ConsentPurpose.Surveys, CancellationToken.None)).Should().BeTrue();
        (await trial.Get<StopSurveys>().ExecuteAsync(token, CancellationToken.None)).Should().BeTrue();
        (await trial.Get<StopSurveys>().ExecuteAsync(token, CancellationToken.None)).Should().BeFalse();
        (await trial.Get<ConsentBook>().MayAsync(buyer, ConsentChannel.Sms, ConsentPurpose.Surveys, CancellationToken.None)).Should().BeFalse();
        (await trial.AnswerAsync(token, 3)).Should().BeFalse();
        (await trial.Get<SurveySheets>().LoadAsync(token, CancellationToken.None)).State.Should().Be(SheetState.Stopped);
    }

    [Fact]
    public async Task An_erasure_empties_the_words_in_answer_and_work_item_leaves_the_score_and_an_export_holds_both()
    {
        var shop = await trial.ShopAsync("Стирание", 1);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        await trial.AnswerAsync((await trial.TokensAsync(survey)).Single(), 2, "Это Жансая, перезвоните");
        var buyer = new BuyerId(await trial.Database.ReadAsync<Guid>($"select buyer_id from survey_invitations where survey_id = '{survey}'"));
        using var zip = new ZipArchive(new MemoryStream(await trial.Get<ExportBuyer>().ExecuteAsync(SurveyTrial.Manager, buyer, CancellationToken.None)));
        using var reader = new StreamReader(zip.Entries.Single().Open());
        (await reader.ReadToEndAsync()).Should().Contain("Жансая").And.Contain("invitations");
        await trial.Get<EraseBuyer>().ExecuteAsync(SurveyTrial.Manager, buyer, "письмо", DateTimeOffset.UtcNow, CancellationToken.None);
        (await trial.CountAsync("survey_answers where comment like '%Жансая%'")).Should().Be(0);
        (await trial.CountAsync("work_items where preview like '%Жансая%'")).Should().Be(0);
        (await trial.Database.ReadAsync<int>($"select score::int from survey_answers where survey_id = '{survey}'")).Should().Be(2);
        (await trial.CountAsync($"survey_invitations where survey_id = '{survey}' and stopped_at is null")).Should().Be(0);
    }
}
