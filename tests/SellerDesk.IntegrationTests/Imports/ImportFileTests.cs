using System.Text;
using FluentAssertions;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Imports;

public sealed class ImportFileTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly string[] Reviews =
    [
        "r1,o1,s1,5,,Отлично,2026-11-01 10:00:00,",
        "r2,o2,s1,1,,\"Сломалась,\nвернула\",2026-11-02 10:00:00,2026-11-03 10:00:00",
        "r1,o9,s2,5,,Отлично,2026-11-01 10:00:00,",
        "r3,o3,s1,9,,Нет такой оценки,2026-11-02,",
        "r2,o2,s1,1,,\"Сломалась,\nвернула\",2026-11-02 10:00:00,2026-11-03 10:00:00",
        "r4,o4,s1,4,,,2026-11-02 10:00:00,",
    ];

    private static readonly string[] Orders =
    [
        "o1,delivered,b1,Тверская,Тверь,2026-11-01 10:00:00,,2026-11-05,2026-11-03,2026-11-09,1,s1,Кружки,2,100.50,0,RUB",
        "o2,canceled,b2,,,2026-11-01 11:00:00,,,,,,,,,,,RUB",
        "o1,delivered,b1,Тверская,Тверь,2026-11-01 10:00:00,,2026-11-05,2026-11-03,2026-11-09,2,s2,Кружки,1,200,10,RUB",
        "o3,у курьера,b3,,,2026-11-01 12:00:00,,2026-11-02,,,1,s1,,1,100,,",
        "o1,delivered,b1,Тверская,Тверь,2026-11-01 10:00:00,,2026-11-05,2026-11-03,2026-11-09,2,s3,Кружки,1,5,0,RUB",
        "o3,у курьера,b3,,,2026-11-01 12:00:00,,2026-11-02,,,1,s1,,1,100,,",
        "o4,shipped,b4,,,2026-11-01 12:00:00,,2026-11-02,,,1,s1,,0,100,,",
    ];

    [Fact]
    public async Task What_is_read_is_accepted_unchanged_or_rejected()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Суммы отзывов");

        var outcome = await trial.ImportAsync(ImportKind.Reviews, trial.Reviews(Reviews));

        outcome.Counts.Should().Be(new ImportCounts(6, 3, 1, 2));
        outcome.Rejections.Select(r => (r.Line, r.Column, r.Value, r.ReasonCode, string.Join(',', r.ReasonArguments))).Should().Equal(
            (5, "review_number", "r1", "import.repeatedNumber", "2"), (6, "rating", "9", "import.wholeNumber", "1,5"));
        (await trial.ReadAsync<string>("select text from reviews where shop_id = @shop and number = 'r2'")).Should().Be("Сломалась,\nвернула");
        (await trial.ReadAsync<bool>("select created_at = '2026-11-01 07:00:00Z' from reviews where shop_id = @shop and number = 'r1'")).Should().BeTrue("times without a zone are in the shop's");
        (await trial.ReadAsync<string>("select state from work_items w join reviews r using (id) where r.shop_id = @shop and number = 'r2'")).Should().Be("Closed", "it was answered");
    }

    [Fact]
    public async Task Stages_and_lateness_of_imported_orders_are_those_of_the_file()
    {
        // Per order: hours to approval, days to the carrier, days to the buyer, days late; the third was delivered before it was paid, the fourth is on its way.
        using var trial = await ImportTrial.OfAsync(desk, "Этапы из файла");
        await trial.ImportAsync(ImportKind.Orders, trial.Orders(
            "p1,delivered,b1,,,2026-09-01 10:00:00,2026-09-01 11:00:00,2026-09-02 11:00:00,2026-09-05 11:00:00,2026-09-06 00:00:00,1,s1,,1,100,0,RUB",
            "p2,delivered,b2,,,2026-09-01 10:00:00,2026-09-01 13:00:00,2026-09-03 13:00:00,2026-09-09 13:00:00,2026-09-06 00:00:00,1,s1,,1,100,0,RUB",
            "p3,delivered,b3,,,2026-09-01 10:00:00,2026-09-11 10:00:00,2026-09-04 10:00:00,2026-09-08 10:00:00,2026-09-20 00:00:00,1,s1,,1,100,0,RUB",
            "p4,shipped,b4,,,2026-09-01 10:00:00,2026-09-01 12:00:00,2026-09-03 12:00:00,,2026-09-06 00:00:00,1,s1,,1,100,0,RUB",
            "p5,canceled,b5,,,2026-09-01 10:00:00,2026-09-01 12:00:00,2026-09-03 12:00:00,2026-09-30 12:00:00,2026-09-06 00:00:00,1,s1,,1,100,0,RUB"));

        const string delivered = "from orders where shop_id = @shop and stage = 'Delivered' and delivered_at is not null and promised_at is not null";
        (await trial.ReadAsync<long>($"select count(*) {delivered}")).Should().Be(3);
        (await trial.ReadAsync<long>($"select count(*) {delivered} and delivered_at > promised_at")).Should().Be(1, "what was cancelled was not delivered late");
        (await trial.ReadAsync<string>("select string_agg(number, ',' order by number) from orders where shop_id = @shop and times_contradict")).Should().Be("p3");
        const string median = "percentile_cont(0.5) within group (order by extract(epoch from d.at - h.at) / 86400)";
        (await trial.ReadAsync<double>($"""
            select {median} from orders o join order_steps h on h.order_id = o.id and h.stage = 'HandedOver' join order_steps d on d.order_id = o.id and d.stage = 'Delivered' where o.shop_id = @shop and o.stage = 'Delivered'
            """)).Should().Be(4);
        (await trial.ReadAsync<string>("select string_agg(s.stage, ',' order by s.at) from order_steps s join orders o on o.id = s.order_id where o.shop_id = @shop and o.number = 'p4'")).Should().Be("Received,HandedOver");
    }

    [Fact]
    public async Task Lines_of_orders_are_counted_one_by_one()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Суммы заказов");

        var outcome = await trial.ImportAsync(ImportKind.Orders, trial.Orders(Orders));

        outcome.Counts.Should().Be(new ImportCounts(7, 4, 1, 2));
        outcome.Rejections.Select(r => (r.Line, r.ReasonCode)).Should().Equal((6, "import.repeatedLine"), (8, "import.wholeNumber"));
        (await trial.CountAsync("orders")).Should().Be(3);
        (await trial.CountAsync("order_lines")).Should().Be(3);
        (await trial.ReadAsync<bool>("select times_contradict from orders where shop_id = @shop and number = 'o1'")).Should().BeTrue();
        (await trial.ReadAsync<string>("select stage || status from orders where shop_id = @shop and number = 'o3'")).Should().Be("HandedOverу курьера");
        (await trial.ReadAsync<string>("select stage from orders where shop_id = @shop and number = 'o2'")).Should().Be("Cancelled");
    }

    [Theory]
    [InlineData(ImportKind.Reviews, "Снова отзывы")]
    [InlineData(ImportKind.Orders, "Снова заказы")]
    public async Task The_same_file_again_changes_nothing(ImportKind kind, string name)
    {
        using var trial = await ImportTrial.OfAsync(desk, name);
        var path = kind == ImportKind.Reviews ? trial.Reviews(Reviews) : trial.Orders(Orders);
        var first = await trial.ImportAsync(kind, path);
        var before = await FingerprintAsync(trial, kind);

        var again = await trial.ImportAsync(kind, path);

        again.Counts.Should().Be(new ImportCounts(first.Counts.Read, 0, first.Counts.Accepted + first.Counts.Unchanged, first.Counts.Rejected));
        (await FingerprintAsync(trial, kind)).Should().Be(before);
    }

    [Fact]
    public async Task A_changed_line_is_accepted_alone()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Одна строка");
        await trial.ImportAsync(ImportKind.Reviews, trial.Reviews("r1,,s,5,,Раз,2026-11-01,", "r2,,s,5,,Два,2026-11-01,"));

        var outcome = await trial.ImportAsync(ImportKind.Reviews, trial.Reviews("r1,,s,5,,Раз,2026-11-01,", "r2,,s,2,,Два и ещё,2026-11-01,"));

        outcome.Counts.Should().Be(new ImportCounts(2, 1, 1, 0));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_leaves_nothing()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Проверка");
        await trial.ImportAsync(ImportKind.Reviews, trial.Reviews(Reviews[0]));

        var outcome = await trial.ImportAsync(ImportKind.Reviews, trial.Reviews(Reviews), dryRun: true);

        outcome.Counts.Should().Be(new ImportCounts(6, 2, 2, 2));
        (await trial.CountAsync("reviews")).Should().Be(1);
        (await trial.CountAsync("work_items")).Should().Be(1);
        (await trial.CountAsync("products")).Should().Be(1);
    }

    [Fact]
    public async Task A_file_of_windows_1251_with_semicolons_and_commas_in_numbers_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var trial = await ImportTrial.OfAsync(desk, "Кодировка");
        await desk.UseAsync<SavePreset>(save => save.ExecuteAsync("Бухгалтерия", ImportKind.Orders, new Dictionary<string, string>
        {
            ["order_number"] = "Номер заказа",
            ["ordered_at"] = "Дата",
            ["sku"] = "Артикул",
            ["unit_price"] = "Цена",
            ["buyer_city"] = "Город",
        }, DeskFixture.Somebody(Role.Seller), CancellationToken.None));
        var path = trial.File("Номер заказа;Дата;Артикул;Цена;Город;Менеджер\r\n77;01.11.2026 10:30;К-1;1 234,50;Орёл;Анна\r\n", Encoding.GetEncoding(1251));

        var outcome = await trial.ImportAsync(ImportKind.Orders, path, preset: "Бухгалтерия");

        outcome.Counts.Should().Be(new ImportCounts(1, 1, 0, 0));
        outcome.IgnoredColumns.Should().Equal("Менеджер");
        (await trial.ReadAsync<string>("select buyer_city || unit_price::numeric(10,2) || l.currency from orders o join order_lines l on l.order_id = o.id where o.shop_id = @shop")).Should().Be("Орёл1234.50RUB");
    }

    [Fact]
    public async Task A_hundred_kilobytes_of_strange_text_are_kept_without_what_the_database_cannot_hold()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Странный текст");
        var text = "<script>alert(1)</script>\0 مرحبا 👩‍👧 " + new string('ж', 100_000);

        (await trial.ImportAsync(ImportKind.Reviews, trial.Reviews($"r1,,s,5,,{text},2026-11-01,"))).Counts.Accepted.Should().Be(1);
        (await trial.ReadAsync<string>("select text from reviews where shop_id = @shop")).Should().Be(text.Replace("\0", "", StringComparison.Ordinal));
    }

    private static Task<string> FingerprintAsync(ImportTrial trial, ImportKind kind)
    {
        var table = kind == ImportKind.Reviews ? "reviews" : "orders";
        return trial.ReadAsync<string>($"select md5(string_agg(t::text || t.xmin::text, '|' order by t.id)) from {table} t where shop_id = @shop");
    }
}
