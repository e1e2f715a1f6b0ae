using System.Net.Http.Headers;
using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class AnsweringTests(WorkingDesk desk)
{
    private const string Editor = "textarea[data-answer]";
    private const string Badge = ".sd-tags .sd-badge";

    [Fact]
    public async Task A_new_review_is_answered_by_keyboard_alone_until_the_marketplace_publishes_it_once()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox?kind=review");
        await support.SeesAsync(".sd-row");
        var number = await desk.Simulator.ReviewAsync(1, "Термос протёк по дороге в Барнаул");
        await desk.HurryAsync();
        await support.SeesAsync(".sd-new", "1 новый, показать");

        await support.PressAsync("/");
        await support.Keys.TypeAsync("Барнаул");
        await support.PressAsync("Enter");
        await support.SeesAsync(".sd-row", "Термос протёк по дороге в Барнаул");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(1);
        support.Path.Should().Contain("q=");
        await support.PressAsync("Escape", "j", "Enter");
        await support.SeesAsync(".sd-talk .said", "Термос протёк по дороге в Барнаул");

        await support.PressAsync("r");
        await Assertions.Expect(support.Find(Editor)).ToBeFocusedAsync();
        await support.PressAsync("Alt+t");
        await support.SeesAsync(".inbox-templates .sd-menu-item");
        await support.PressAsync("ArrowDown", "Enter");
        await Assertions.Expect(support.Find(Editor)).ToBeFocusedAsync();
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Тёплый дом"));
        await support.Keys.TypeAsync(" Ждём вас.");
        var answer = await support.Find(Editor).InputValueAsync();

        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Отправляем ответ");
        await support.SeesAsync(Badge, "скоро уйдёт");
        await support.PressAsync("z");
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync(answer);
        (await desk.Simulator.LedgerAsync(number)).Should().BeEmpty("it was taken back");

        await support.PressAsync("r", "Control+Enter");
        await support.SeesAsync(Badge, "скоро уйдёт");
        await support.SeesAsync(Badge, "на модерации");
        await desk.Simulator.JumpAsync(TimeSpan.FromMinutes(10));
        await support.SeesAsync(Badge, "опубликован");
        await support.SeesAsync(".sd-msg.ours .said", answer.Split('\n')[0]);
        (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle().Which.GetProperty("text").GetString().Should().Be(answer);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task The_keys_work_in_the_Russian_layout()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Раскладка клавиатуры на кружке нарисована криво");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/inbox");
        await support.SeesAsync(".sd-row");
        await support.PressRussianAsync("KeyJ", "о");
        await support.PressRussianAsync("KeyJ", "о");
        var second = support.Find(".sd-row").Nth(1);
        await Assertions.Expect(second).ToBeFocusedAsync();
        await Assertions.Expect(second).ToHaveAttributeAsync("aria-current", "true");
        await support.PressRussianAsync("KeyK", "л");
        await Assertions.Expect(support.Find(".sd-row").First).ToHaveAttributeAsync("aria-current", "true");

        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressRussianAsync("KeyR", "к");
        await Assertions.Expect(support.Find(Editor)).ToBeFocusedAsync();
        await support.PressRussianAsync("KeyJ", "о");
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("о");
    }

    [Fact]
    public async Task A_draft_is_there_after_a_reload_with_its_last_letters()
    {
        var (_, item) = await desk.PulledReviewAsync(3, "Черновик черновика");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.PressAsync("r");
        await support.Keys.TypeAsync("Здравствуйте! Это ещё не всё");
        await support.SeesAsync("#answer-says", "Черновик сохранён");
        await support.Keys.TypeAsync(", вот последние буквы");
        await support.ReloadAsync();
        await Assertions.Expect(support.Find(Editor)).ToHaveValueAsync("Здравствуйте! Это ещё не всё, вот последние буквы");
        await support.SeesAsync("#answer-says", "Черновик сохранён");
        await desk.BecomesAsync($"select text from reply_drafts where work_item_id = '{item.Value}'", "Здравствуйте! Это ещё не всё, вот последние буквы");
    }

    [Fact]
    public async Task Of_two_people_at_one_review_the_second_is_told_and_keeps_the_text()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Двое берутся за один отзыв");
        await using var first = await desk.SignedInAsync(Role.Seller);
        await using var second = await desk.SignedInAsync(Role.Support);
        await first.OpenAsync($"/inbox?item={item.Value}");
        await second.OpenAsync($"/inbox?item={item.Value}");
        await second.PressAsync("r");
        await second.Keys.TypeAsync("Мой ответ почти готов");
        await second.SeesAsync("#answer-says", "Черновик сохранён");

        await first.PressAsync("r");
        await first.Keys.TypeAsync("Здравствуйте! Заменим крышку.");
        await first.SeesAsync(".together-held", "пишет ответ");
        await Assertions.Expect(first.Find("[data-key='ctrl+enter']")).ToHaveAttributeAsync("aria-disabled", "true");
        await first.Find(".together-held .sd-btn").First.ClickAsync();
        await second.SeesAsync(".together-held", "Семён теперь отвечает на это обращение. Ваш текст сохранён черновиком.");
        await first.PressAsync("r", "Control+Enter");
        await second.SeesAsync(".sd-talk .sd-note", "Семён: ответ уже отправляется. Ваш текст остался в черновике.");
        await second.SeesNoAsync(Editor);

        await first.PressAsync("z");
        await Assertions.Expect(second.Find(Editor)).ToHaveValueAsync("Мой ответ почти готов");
        second.NothingWentWrong();
    }

    [Fact]
    public async Task Whoever_may_only_look_has_nothing_to_answer_with_and_the_API_refuses_them_too()
    {
        var (_, item) = await desk.PulledReviewAsync(2, "Смотреть можно, отвечать нельзя");
        await using var viewer = await desk.SignedInAsync(Role.Viewer);
        await viewer.OpenAsync($"/inbox?item={item.Value}");
        await viewer.SeesAsync(".sd-talk .said", "Смотреть можно, отвечать нельзя");
        await viewer.SeesNoAsync(Editor);
        await viewer.SeesNoAsync(".sd-pane.item [data-key=d], .sd-pane.item [data-key=a], [data-key='ctrl+enter']");

        var answer = new { text = "Здравствуйте! Всё исправим." };
        var call = $"/api/v1/reviews/{item.Value}/answer";
        var asViewer = await viewer.Page.Context.APIRequest.PostAsync(call, new APIRequestContextOptions { DataObject = answer });
        asViewer.Status.Should().Be(401, "a session in a browser opens no call");
        using var program = new HttpClient { BaseAddress = desk.Address };
        var key = await desk.UseAsync<CreateApiToken, CreatedApiToken>(create =>
            create.ExecuteAsync(DeskFixture.Somebody(Role.Owner), "Только читает", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None));
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        (await program.PostAsJsonAsync(call, answer)).StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
    }
}
