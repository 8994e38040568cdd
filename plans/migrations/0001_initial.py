import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import plans.models.base
import plans.models.feedback
import plans.models.users


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                (
                    'last_login',
                    models.DateTimeField(blank=True, null=True, verbose_name='last login'),
                ),
                (
                    'is_superuser',
                    models.BooleanField(
                        default=False,
                        help_text='Designates that this user has all permissions without explicitly assigning them.',
                        verbose_name='superuser status',
                    ),
                ),
                (
                    'is_staff',
                    models.BooleanField(
                        default=False,
                        help_text='Designates whether the user can log into this admin site.',
                        verbose_name='staff status',
                    ),
                ),
                (
                    'is_active',
                    models.BooleanField(
                        default=True,
                        help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.',
                        verbose_name='active',
                    ),
                ),
                (
                    'date_joined',
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name='date joined'
                    ),
                ),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-mail')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='Name')),
                ('language', models.CharField(default='vi', max_length=2)),
                (
                    'theme',
                    models.CharField(
                        choices=[('system', 'As the device'), ('light', 'Light'), ('dark', 'Dark')],
                        default='system',
                        max_length=6,
                    ),
                ),
                (
                    'density',
                    models.CharField(
                        choices=[('comfortable', 'Comfortable'), ('compact', 'Compact')],
                        default='comfortable',
                        max_length=11,
                    ),
                ),
                (
                    'groups',
                    models.ManyToManyField(
                        blank=True,
                        help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.',
                        related_name='user_set',
                        related_query_name='user',
                        to='auth.group',
                        verbose_name='groups',
                    ),
                ),
                (
                    'user_permissions',
                    models.ManyToManyField(
                        blank=True,
                        help_text='Specific permissions for this user.',
                        related_name='user_set',
                        related_query_name='user',
                        to='auth.permission',
                        verbose_name='user permissions',
                    ),
                ),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', plans.models.users.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Workspace',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('name', models.TextField()),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('tax_code', models.CharField(blank=True, max_length=14)),
                ('default_language', models.CharField(default='vi', max_length=2)),
                ('default_currency', models.CharField(default='VND', max_length=3)),
                ('fiscal_year_start_month', models.PositiveSmallIntegerField(default=1)),
                ('time_zone', models.CharField(default='Asia/Ho_Chi_Minh', max_length=64)),
                ('privacy_contact', models.TextField(blank=True)),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('default_language__in', ['vi', 'en'])),
                        name='workspace_language',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('default_currency__in', ['VND', 'USD', 'EUR', 'JPY', 'CNY'])
                        ),
                        name='workspace_currency',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('fiscal_year_start_month__range', (1, 12))),
                        name='workspace_fiscal_month',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('role', models.CharField(default='editor', max_length=8)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                (
                    'user',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='memberships',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='memberships',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(
                        models.F('workspace'), models.F('user'), name='membership_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('role__in', ['viewer', 'editor', 'approver', 'admin'])),
                        name='membership_role',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlanTemplate',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('code', models.SlugField(max_length=60, verbose_name='Code')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='Version')),
                ('name', models.TextField(verbose_name='Name')),
                ('name_vi', models.TextField(null=True, verbose_name='Name')),
                ('name_en', models.TextField(null=True, verbose_name='Name')),
                ('description', models.TextField(blank=True, verbose_name='Description')),
                (
                    'description_vi',
                    models.TextField(blank=True, null=True, verbose_name='Description'),
                ),
                (
                    'description_en',
                    models.TextField(blank=True, null=True, verbose_name='Description'),
                ),
                ('business_model', models.CharField(max_length=13, verbose_name='Business model')),
                ('industry', models.TextField(blank=True, verbose_name='Industry')),
                ('status', models.CharField(default='draft', max_length=9, verbose_name='Status')),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                (
                    'published_at',
                    models.DateTimeField(blank=True, null=True, verbose_name='Published'),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='plan_templates',
                        to='plans.workspace',
                        verbose_name='Only for the company',
                    ),
                ),
            ],
            options={
                'verbose_name': 'Plan template',
                'verbose_name_plural': 'Plan templates',
                'ordering': ['position', 'code', '-version'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('code'), models.F('version'), name='template_version_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('status__in', ['draft', 'published', 'retired'])),
                        name='template_status',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'business_model__in',
                                ['sell_side', 'buy_side', 'intermediary', 'collaborative'],
                            )
                        ),
                        name='template_model',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('search_text', models.TextField(default='', editable=False)),
                ('sort_name', models.TextField(default='', editable=False)),
                ('code', models.CharField(max_length=20)),
                ('title', models.TextField()),
                ('business_model', models.CharField(blank=True, max_length=13)),
                ('period_start', models.DateField(blank=True, null=True)),
                ('period_end', models.DateField(blank=True, null=True)),
                ('currency', models.CharField(blank=True, default='VND', max_length=3)),
                ('fiscal_year_start_month', models.PositiveSmallIntegerField(default=1)),
                ('outsiders', models.JSONField(blank=True, default=dict)),
                ('summary_text', models.TextField(blank=True)),
                ('uses_dealers', models.BooleanField(blank=True, null=True)),
                ('platform_name', models.TextField(blank=True)),
                ('platform_url', models.TextField(blank=True)),
                ('platform_owner', models.CharField(blank=True, max_length=11)),
                ('legal_platform_type', models.CharField(blank=True, max_length=20)),
                ('registration_ref', models.TextField(blank=True)),
                ('other_channels', models.JSONField(blank=True, default=list)),
                ('status', models.CharField(default='draft', max_length=9)),
                ('status_before_archive', models.CharField(blank=True, max_length=9)),
                ('activated_on', models.DateField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('close_note', models.TextField(blank=True)),
                ('return_note', models.TextField(blank=True)),
                ('next_refs', models.JSONField(blank=True, default=dict)),
                ('lock_version', models.PositiveIntegerField(default=1)),
                ('content_version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                (
                    'approver',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='plans_to_approve',
                        to='plans.membership',
                    ),
                ),
                (
                    'co_editors',
                    models.ManyToManyField(
                        blank=True, related_name='shared_plans', to='plans.membership'
                    ),
                ),
                (
                    'owner',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='owned_plans',
                        to='plans.membership',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'template',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='plans',
                        to='plans.plantemplate',
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='plans',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['-updated_at', '-pk'],
                'indexes': [
                    models.Index(fields=['workspace', 'status', '-updated_at'], name='plan_list'),
                    models.Index(fields=['workspace', 'sort_name'], name='plan_by_name'),
                ],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('workspace'), models.F('code'), name='plan_code_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('status__in', ['draft', 'in_review', 'active', 'closed', 'archived'])
                        ),
                        name='plan_status',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('currency__in', ['', 'VND', 'USD', 'EUR', 'JPY', 'CNY'])
                        ),
                        name='plan_currency',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'business_model__in',
                                ['', 'sell_side', 'buy_side', 'intermediary', 'collaborative'],
                            )
                        ),
                        name='plan_business_model',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('platform_owner__in', ['', 'own', 'third_party', 'joint'])
                        ),
                        name='plan_platform_owner',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('period_start__isnull', True),
                            ('period_end__isnull', True),
                            ('period_end__gte', models.F('period_start')),
                            _connector='OR',
                        ),
                        name='plan_period_order',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('fiscal_year_start_month__range', (1, 12))),
                        name='plan_fiscal_month',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('search_text', models.TextField(default='', editable=False)),
                ('sort_name', models.TextField(default='', editable=False)),
                ('name', models.TextField()),
                ('name_key', models.TextField(editable=False)),
                ('tax_code', models.TextField(blank=True)),
                ('province', models.TextField(blank=True)),
                ('contact_name', models.TextField(blank=True)),
                ('phone', models.TextField(blank=True)),
                ('email', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('stopped_on', models.DateField(blank=True, null=True)),
                (
                    'plans',
                    models.ManyToManyField(blank=True, related_name='customers', to='plans.plan'),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='customers',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['sort_name'],
                'abstract': False,
                'constraints': [
                    models.UniqueConstraint(
                        models.F('workspace'), models.F('name_key'), name='customer_name_once'
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='CustomerSegment',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField()),
                ('name', models.TextField(blank=True)),
                ('buyer_type', models.CharField(blank=True, max_length=12)),
                ('region', models.TextField(blank=True)),
                ('accounts_estimate', models.BigIntegerField(blank=True, null=True)),
                ('demand', plans.models.base.AmountField(blank=True, null=True)),
                ('unit', models.TextField(blank=True)),
                ('deciders', models.TextField(blank=True)),
                ('market_side', models.CharField(blank=True, max_length=6)),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='segments',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='customersegment_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'buyer_type__in',
                                [
                                    '',
                                    'distributor',
                                    'manufacturer',
                                    'retailer',
                                    'contractor',
                                    'importer',
                                    'horeca',
                                    'public',
                                    'cooperative',
                                    'other',
                                ],
                            )
                        ),
                        name='segment_buyer_type',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('market_side__in', ['', 'buyer', 'seller'])),
                        name='segment_side',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='DealerSession',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('title', models.TextField(blank=True)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('mode', models.CharField(blank=True, max_length=6)),
                ('place', models.TextField(blank=True)),
                ('host', models.TextField(blank=True)),
                ('purposes', models.JSONField(blank=True, default=list)),
                ('agenda', models.TextField(blank=True)),
                ('outcomes', models.TextField(blank=True)),
                ('plan_sheet_shared', models.BooleanField(default=False)),
                ('status', models.CharField(default='planned', max_length=9)),
                ('row_version', models.PositiveIntegerField(default=1)),
                (
                    'updated_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='dealer_sessions',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['-held_on', 'pk'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('mode__in', ['', 'onsite', 'online', 'hybrid'])),
                        name='session_mode',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('status__in', ['', 'planned', 'held', 'cancelled'])),
                        name='session_status',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Supplier',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('search_text', models.TextField(default='', editable=False)),
                ('sort_name', models.TextField(default='', editable=False)),
                ('name', models.TextField()),
                ('name_key', models.TextField(editable=False)),
                ('tax_code', models.TextField(blank=True)),
                ('province', models.TextField(blank=True)),
                ('contact_name', models.TextField(blank=True)),
                ('phone', models.TextField(blank=True)),
                ('email', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='suppliers',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['sort_name'],
                'abstract': False,
                'constraints': [
                    models.UniqueConstraint(
                        models.F('workspace'), models.F('name_key'), name='supplier_name_once'
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='TemplateStep',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('step_key', models.CharField(max_length=20, verbose_name='Step')),
                ('title', models.TextField(blank=True, verbose_name='Title')),
                ('title_vi', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('title_en', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('intro', models.TextField(blank=True, verbose_name='Opening words')),
                ('intro_vi', models.TextField(blank=True, null=True, verbose_name='Opening words')),
                ('intro_en', models.TextField(blank=True, null=True, verbose_name='Opening words')),
                ('is_hidden', models.BooleanField(default=False, verbose_name='Hidden')),
                (
                    'template',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='steps',
                        to='plans.plantemplate',
                        verbose_name='Plan template',
                    ),
                ),
            ],
            options={
                'verbose_name': 'Step',
                'verbose_name_plural': 'Steps',
                'ordering': ['pk'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('template'), models.F('step_key'), name='template_step_once'
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='TemplatePrompt',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('field_key', models.CharField(blank=True, max_length=60, verbose_name='Field')),
                ('label', models.TextField(verbose_name='Label')),
                ('label_vi', models.TextField(null=True, verbose_name='Label')),
                ('label_en', models.TextField(null=True, verbose_name='Label')),
                ('help', models.TextField(blank=True, verbose_name='Help')),
                ('help_vi', models.TextField(blank=True, null=True, verbose_name='Help')),
                ('help_en', models.TextField(blank=True, null=True, verbose_name='Help')),
                ('example', models.TextField(blank=True, verbose_name='Example')),
                ('example_vi', models.TextField(blank=True, null=True, verbose_name='Example')),
                ('example_en', models.TextField(blank=True, null=True, verbose_name='Example')),
                (
                    'answer_type',
                    models.CharField(default='short', max_length=6, verbose_name='Answered by'),
                ),
                (
                    'is_required',
                    models.BooleanField(default=False, verbose_name='Must be answered'),
                ),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                (
                    'step',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='prompts',
                        to='plans.templatestep',
                        verbose_name='Step',
                    ),
                ),
            ],
            options={
                'verbose_name': 'Question',
                'verbose_name_plural': 'Questions',
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(
                            ('answer_type__in', ['short', 'long', 'number', 'choice'])
                        ),
                        name='prompt_answer_type',
                    ),
                    models.UniqueConstraint(
                        models.F('step'),
                        models.F('field_key'),
                        condition=models.Q(('field_key', ''), _negated=True),
                        name='prompt_field_once',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='CustomerNeed',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField()),
                ('statement', models.TextField(blank=True)),
                ('priority', models.CharField(default='medium', max_length=6)),
                ('status', models.CharField(default='proposed', max_length=9)),
                ('impact', models.TextField(blank=True)),
                (
                    'segment',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.customersegment',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='needs',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='customerneed_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('priority__in', ['', 'high', 'medium', 'low'])),
                        name='need_priority',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('status__in', ['', 'proposed', 'confirmed', 'rejected'])
                        ),
                        name='need_status',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='CompanyGoal',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField()),
                ('statement', models.TextField(blank=True)),
                ('category', models.CharField(blank=True, max_length=10)),
                ('priority', models.CharField(default='medium', max_length=6)),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='goals',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='companygoal_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'category__in',
                                [
                                    '',
                                    'revenue',
                                    'profit',
                                    'share',
                                    'coverage',
                                    'brand',
                                    'cash',
                                    'capability',
                                ],
                            )
                        ),
                        name='goal_category',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('priority__in', ['', 'high', 'medium', 'low'])),
                        name='goal_priority',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Strategy',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField()),
                ('title', models.TextField(blank=True)),
                ('description', models.TextField(blank=True)),
                ('origin', models.CharField(blank=True, max_length=17)),
                ('origin_note', models.TextField(blank=True)),
                ('status', models.CharField(default='idea', max_length=7)),
                ('budget', plans.models.base.AmountField(blank=True, null=True)),
                (
                    'goals',
                    models.ManyToManyField(
                        blank=True, related_name='strategies', to='plans.companygoal'
                    ),
                ),
                (
                    'needs',
                    models.ManyToManyField(
                        blank=True, related_name='strategies', to='plans.customerneed'
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='strategies',
                        to='plans.plan',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
            ],
            options={
                'verbose_name_plural': 'strategies',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='strategy_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'origin__in',
                                [
                                    '',
                                    'supplier',
                                    'own_stock',
                                    'company_goal',
                                    'management',
                                    'sales_team',
                                    'competitor',
                                    'market_report',
                                    'customer_need',
                                    'customer_feedback',
                                    'dealer_session',
                                    'dealer_single',
                                ],
                            )
                        ),
                        name='strategy_origin',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('status__in', ['', 'idea', 'chosen', 'dropped'])),
                        name='strategy_status',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField()),
                ('title', models.TextField(blank=True)),
                ('kind', models.CharField(default='sell', max_length=6)),
                ('owner_email', models.TextField(blank=True)),
                ('start', models.DateField(blank=True, null=True)),
                ('due', models.DateField(blank=True, null=True)),
                ('status', models.CharField(default='todo', max_length=9)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                (
                    'from_session',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='actions_made',
                        to='plans.dealersession',
                    ),
                ),
                (
                    'owner',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='actions',
                        to='plans.membership',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='actions',
                        to='plans.plan',
                    ),
                ),
                (
                    'strategy',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='actions',
                        to='plans.strategy',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='action_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('kind__in', ['', 'sell', 'listen', 'dealer', 'other'])),
                        name='action_kind',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('status__in', ['', 'todo', 'doing', 'done', 'cancelled'])
                        ),
                        name='action_status',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField(blank=True)),
                ('customer_name', models.TextField(blank=True)),
                ('channel', models.CharField(blank=True, max_length=15)),
                ('received_on', models.DateField()),
                ('rating', models.BigIntegerField(blank=True, null=True)),
                ('sentiment', models.CharField(default='neutral', max_length=8)),
                ('verbatim', models.TextField(blank=True)),
                ('suggestion', models.TextField(blank=True)),
                ('topic', models.CharField(blank=True, max_length=9)),
                ('status', models.CharField(default='new', max_length=11)),
                ('collected_by_email', models.TextField(blank=True)),
                ('assignee_email', models.TextField(blank=True)),
                ('response_note', models.TextField(blank=True)),
                ('responded_at', models.DateTimeField(blank=True, null=True)),
                ('contact', models.TextField(blank=True)),
                ('consent_at', models.DateTimeField(blank=True, null=True)),
                (
                    'action',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='feedback',
                        to='plans.action',
                    ),
                ),
                (
                    'customer',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='feedback',
                        to='plans.customer',
                    ),
                ),
                (
                    'need',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='feedback',
                        to='plans.customerneed',
                    ),
                ),
                (
                    'assignee',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'collected_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='feedback',
                        to='plans.plan',
                    ),
                ),
                (
                    'strategy',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='feedback',
                        to='plans.strategy',
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='feedback',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'verbose_name_plural': 'feedback',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'indexes': [
                    models.Index(fields=['workspace', '-received_on'], name='feedback_recent')
                ],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='feedback_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'channel__in',
                                [
                                    '',
                                    'public_form',
                                    'meeting',
                                    'phone',
                                    'email',
                                    'zalo',
                                    'platform_review',
                                    'dealer',
                                    'survey',
                                    'fair',
                                    'other',
                                ],
                            )
                        ),
                        name='feedback_channel',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('sentiment__in', ['', 'positive', 'neutral', 'mixed', 'negative'])
                        ),
                        name='feedback_sentiment',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'topic__in',
                                [
                                    '',
                                    'price',
                                    'quality',
                                    'delivery',
                                    'service',
                                    'payment',
                                    'packaging',
                                    'range',
                                    'platform',
                                    'other',
                                ],
                            )
                        ),
                        name='feedback_topic',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'status__in',
                                ['', 'new', 'in_progress', 'resolved', 'declined', 'spam'],
                            )
                        ),
                        name='feedback_status',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='HistoricalMetric',
            fields=[
                (
                    'id',
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name='ID'
                    ),
                ),
                ('code', models.SlugField(max_length=60, verbose_name='Code')),
                ('name', models.TextField(verbose_name='Name')),
                ('name_vi', models.TextField(null=True, verbose_name='Name')),
                ('name_en', models.TextField(null=True, verbose_name='Name')),
                ('kind', models.CharField(max_length=10, verbose_name='Kind')),
                ('direction', models.CharField(max_length=4, verbose_name='Better when')),
                ('unit', models.TextField(blank=True, verbose_name='Unit')),
                ('unit_vi', models.TextField(blank=True, null=True, verbose_name='Unit')),
                ('unit_en', models.TextField(blank=True, null=True, verbose_name='Unit')),
                ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='Decimals')),
                ('formula', models.TextField(blank=True, verbose_name='How it is worked out')),
                (
                    'formula_vi',
                    models.TextField(blank=True, null=True, verbose_name='How it is worked out'),
                ),
                (
                    'formula_en',
                    models.TextField(blank=True, null=True, verbose_name='How it is worked out'),
                ),
                (
                    'business_models',
                    models.JSONField(blank=True, default=list, verbose_name='Business models'),
                ),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                (
                    'history_type',
                    models.CharField(
                        choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1
                    ),
                ),
                (
                    'history_user',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                'verbose_name': 'historical Metric',
                'verbose_name_plural': 'historical Metrics',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Dealer',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('search_text', models.TextField(default='', editable=False)),
                ('sort_name', models.TextField(default='', editable=False)),
                ('name', models.TextField(blank=True)),
                ('name_key', models.TextField(default='', editable=False)),
                ('tier', models.CharField(blank=True, max_length=12)),
                ('province', models.TextField(blank=True)),
                ('contact', models.TextField(blank=True)),
                ('phone', models.TextField(blank=True)),
                ('is_top_seller', models.BooleanField(default=False)),
                ('status', models.CharField(default='active', max_length=8)),
                ('row_version', models.PositiveIntegerField(default=1)),
                (
                    'updated_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='dealers',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['sort_name', 'pk'],
                'indexes': [models.Index(fields=['workspace', 'name_key'], name='dealer_by_name')],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'tier__in',
                                ['', 'distributor', 'level1', 'level2', 'outlet', 'collaborator'],
                            )
                        ),
                        name='dealer_tier',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('status__in', ['', 'active', 'inactive'])),
                        name='dealer_status',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Metric',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='Code')),
                ('name', models.TextField(verbose_name='Name')),
                ('name_vi', models.TextField(null=True, verbose_name='Name')),
                ('name_en', models.TextField(null=True, verbose_name='Name')),
                ('kind', models.CharField(max_length=10, verbose_name='Kind')),
                ('direction', models.CharField(max_length=4, verbose_name='Better when')),
                ('unit', models.TextField(blank=True, verbose_name='Unit')),
                ('unit_vi', models.TextField(blank=True, null=True, verbose_name='Unit')),
                ('unit_en', models.TextField(blank=True, null=True, verbose_name='Unit')),
                ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='Decimals')),
                ('formula', models.TextField(blank=True, verbose_name='How it is worked out')),
                (
                    'formula_vi',
                    models.TextField(blank=True, null=True, verbose_name='How it is worked out'),
                ),
                (
                    'formula_en',
                    models.TextField(blank=True, null=True, verbose_name='How it is worked out'),
                ),
                (
                    'business_models',
                    models.JSONField(blank=True, default=list, verbose_name='Business models'),
                ),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
            ],
            options={
                'verbose_name': 'Metric',
                'verbose_name_plural': 'Metrics',
                'ordering': ['position', 'code'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('kind__in', ['cumulative', 'snapshot', 'ratio'])),
                        name='metric_kind',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('direction__in', ['up', 'down'])),
                        name='metric_direction',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='MarketplacePolicy',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('seller_registration', models.TextField(blank=True)),
                ('seller_verification', models.JSONField(blank=True, default=list)),
                ('listing_rules', models.TextField(blank=True)),
                ('ad_options', models.JSONField(blank=True, default=list)),
                ('fee_model', models.JSONField(blank=True, default=list)),
                ('commission_pct', plans.models.base.AmountField(blank=True, null=True)),
                ('other_fees', plans.models.base.AmountField(blank=True, null=True)),
                ('buyer_protection', models.JSONField(blank=True, default=list)),
                ('refund_days', models.BigIntegerField(blank=True, null=True)),
                ('return_days', models.BigIntegerField(blank=True, null=True)),
                ('dispute_days', models.BigIntegerField(blank=True, null=True)),
                ('payout_days', models.BigIntegerField(blank=True, null=True)),
                ('data_notice', models.TextField(blank=True)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='%(class)s',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FeedbackForm',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                (
                    'token',
                    models.CharField(
                        default=plans.models.feedback.new_token, max_length=22, unique=True
                    ),
                ),
                ('title_vi', models.TextField(blank=True)),
                ('title_en', models.TextField(blank=True)),
                ('intro_vi', models.TextField(blank=True)),
                ('intro_en', models.TextField(blank=True)),
                ('is_open', models.BooleanField(default=False)),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('ask_contact', models.BooleanField(default=False)),
                ('languages', models.JSONField(blank=True, default=list)),
                ('row_version', models.PositiveIntegerField(default=1)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='feedback_form',
                        to='plans.plan',
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name='CollaborativeDetails',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('form', models.CharField(blank=True, max_length=17)),
                ('operator_name', models.TextField(blank=True)),
                ('decision_rule', models.CharField(blank=True, max_length=9)),
                ('fee_sharing', models.TextField(blank=True)),
                ('entry_exit', models.TextField(blank=True)),
                ('dispute_rule', models.TextField(blank=True)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='%(class)s',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'form__in',
                                [
                                    '',
                                    'e_marketplace',
                                    'trade_exchange',
                                    'trading_community',
                                    'internet_exchange',
                                ],
                            )
                        ),
                        name='collaborative_form',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'decision_rule__in',
                                ['', 'majority', 'by_share', 'unanimous', 'board'],
                            )
                        ),
                        name='collaborative_decision',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='CheckWaiver',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('check_code', models.CharField(max_length=5)),
                ('severity', models.CharField(max_length=4)),
                ('subjects', models.JSONField(blank=True, default=list)),
                ('reason', models.TextField(blank=True)),
                ('by_email', models.TextField(blank=True)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('confirmed_by_email', models.TextField(blank=True)),
                ('revoked_on', models.DateField(blank=True, null=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                (
                    'by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'confirmed_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='waivers',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('severity__in', ['', 'must', 'warn', 'tip'])),
                        name='waiver_severity',
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='Capability',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.TextField(blank=True)),
                ('kind', models.CharField(blank=True, max_length=11)),
                ('capacity', plans.models.base.AmountField(blank=True, null=True)),
                ('unit', models.TextField(blank=True)),
                ('per', models.CharField(default='month', max_length=7)),
                ('available_from', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='capabilities',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'kind__in',
                                [
                                    '',
                                    'production',
                                    'sourcing',
                                    'warehouse',
                                    'logistics',
                                    'people',
                                    'finance',
                                    'technology',
                                    'certificate',
                                ],
                            )
                        ),
                        name='capability_kind',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('per__in', ['', 'month', 'quarter', 'year'])),
                        name='capability_per',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='BuySideDetails',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('posting_schedule', models.TextField(blank=True)),
                ('quote_deadline_days', models.BigIntegerField(default=7)),
                ('min_quotes', models.BigIntegerField(default=3)),
                ('award_criteria', models.JSONField(blank=True, default=list)),
                ('payment_terms', models.TextField(blank=True)),
                ('quality_check', models.TextField(blank=True)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='%(class)s',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('ref', models.TextField()),
                ('name', models.TextField(blank=True)),
                ('metric', models.TextField(blank=True)),
                ('metric_kind', models.CharField(blank=True, max_length=10)),
                ('direction', models.CharField(blank=True, max_length=4)),
                ('unit', models.TextField(blank=True)),
                ('path', models.CharField(default='ramp', max_length=4)),
                ('baseline_value', plans.models.base.AmountField(blank=True, null=True)),
                ('baseline_date', models.DateField(blank=True, null=True)),
                ('baseline_note', models.TextField(blank=True)),
                ('target_value', plans.models.base.AmountField(blank=True, null=True)),
                ('start_date', models.DateField(blank=True, null=True)),
                ('due_date', models.DateField(blank=True, null=True)),
                ('breakdown', models.CharField(default='none', max_length=9)),
                ('owner_email', models.TextField(blank=True)),
                ('rollup', models.CharField(default='none', max_length=8)),
                ('weight', plans.models.base.AmountField(default=1)),
                ('data_source', models.TextField(blank=True)),
                ('market_side', models.CharField(blank=True, max_length=6)),
                (
                    'goal',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='targets',
                        to='plans.companygoal',
                    ),
                ),
                (
                    'owner',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='targets',
                        to='plans.membership',
                    ),
                ),
                (
                    'parent',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='children',
                        to='plans.target',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='targets',
                        to='plans.plan',
                    ),
                ),
                (
                    'strategy',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='targets',
                        to='plans.strategy',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='target_ref_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('metric_kind__in', ['', 'cumulative', 'snapshot', 'ratio'])
                        ),
                        name='target_kind',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('direction__in', ['', 'up', 'down'])),
                        name='target_direction',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('path__in', ['', 'ramp', 'hold'])), name='target_path'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('breakdown__in', ['', 'none', 'monthly', 'quarterly'])),
                        name='target_breakdown',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('rollup__in', ['', 'none', 'sum', 'weighted'])),
                        name='target_rollup',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('market_side__in', ['', 'buyer', 'seller'])),
                        name='target_side',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('start_date__isnull', True),
                            ('due_date__isnull', True),
                            ('due_date__gte', models.F('start_date')),
                            _connector='OR',
                        ),
                        name='target_order',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='BuyItem',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.TextField(blank=True)),
                ('spec', models.TextField(blank=True)),
                ('quantity', plans.models.base.AmountField(blank=True, null=True)),
                ('unit', models.TextField(blank=True)),
                ('needed_by', models.DateField(blank=True, null=True)),
                ('target_price', plans.models.base.AmountField(blank=True, null=True)),
                ('posted_on', models.DateField(blank=True, null=True)),
                ('suppliers', models.JSONField(blank=True, default=list)),
                ('suppliers_invited', models.BigIntegerField(blank=True, null=True)),
                ('quotes_received', models.BigIntegerField(blank=True, null=True)),
                ('awarded_supplier', models.TextField(blank=True)),
                ('awarded_price', plans.models.base.AmountField(blank=True, null=True)),
                ('award_reason', models.TextField(blank=True)),
                (
                    'for_segment',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.customersegment',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='buy_items',
                        to='plans.plan',
                    ),
                ),
                (
                    'feeds_target',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.target',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ArithmeticFigures',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('average_order', plans.models.base.AmountField(blank=True, null=True)),
                ('win_rate', plans.models.base.AmountField(blank=True, null=True)),
                ('orders_per_dealer', plans.models.base.AmountField(blank=True, null=True)),
                ('dealers_today', plans.models.base.AmountField(blank=True, null=True)),
                ('requests', plans.models.base.AmountField(blank=True, null=True)),
                ('quotes_per_item', plans.models.base.AmountField(blank=True, null=True)),
                ('response_rate', plans.models.base.AmountField(blank=True, null=True)),
                ('invitations_per_supplier', plans.models.base.AmountField(blank=True, null=True)),
                ('suppliers_today', plans.models.base.AmountField(blank=True, null=True)),
                ('fill_rate', plans.models.base.AmountField(blank=True, null=True)),
                ('orders_per_buyer', plans.models.base.AmountField(blank=True, null=True)),
                ('buyers_today', plans.models.base.AmountField(blank=True, null=True)),
                ('orders_per_seller', plans.models.base.AmountField(blank=True, null=True)),
                ('sellers_today', plans.models.base.AmountField(blank=True, null=True)),
                ('orders_per_member', plans.models.base.AmountField(blank=True, null=True)),
                ('members_today', plans.models.base.AmountField(blank=True, null=True)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='%(class)s',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActualImport',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('source', models.TextField(blank=True)),
                ('language', models.CharField(default='vi', max_length=2)),
                ('rows', models.JSONField(blank=True, default=list)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                (
                    'by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='actual_imports',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanDealer',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('ref', models.TextField()),
                ('position', models.PositiveIntegerField(default=0)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    'dealer',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='plan_dealers',
                        to='plans.dealer',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='plan_dealers',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='plan_dealer_ref_once'
                    ),
                    models.UniqueConstraint(
                        models.F('plan'), models.F('dealer'), name='plan_dealer_once'
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlanSession',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('ref', models.TextField()),
                ('position', models.PositiveIntegerField(default=0)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='plan_sessions',
                        to='plans.plan',
                    ),
                ),
                (
                    'session',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='plan_sessions',
                        to='plans.dealersession',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('ref'), name='plan_session_ref_once'
                    ),
                    models.UniqueConstraint(
                        models.F('plan'), models.F('session'), name='plan_session_once'
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlanSummary',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('content_version', models.PositiveIntegerField(default=0)),
                ('document', models.TextField(default='')),
                ('must_open', models.PositiveIntegerField(default=0)),
                ('warn_open', models.PositiveIntegerField(default=0)),
                ('pace', models.DecimalField(decimal_places=6, max_digits=18, null=True)),
                ('pace_status', models.CharField(blank=True, max_length=12)),
                ('figures_to', models.DateField(null=True)),
                ('steps_done', models.PositiveSmallIntegerField(default=0)),
                ('computed_on', models.DateField(null=True)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='summary',
                        to='plans.plan',
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name='HistoricalTemplateTarget',
            fields=[
                (
                    'id',
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name='ID'
                    ),
                ),
                ('name', models.TextField(verbose_name='Name')),
                ('name_vi', models.TextField(null=True, verbose_name='Name')),
                ('name_en', models.TextField(null=True, verbose_name='Name')),
                (
                    'suggested_value',
                    plans.models.base.AmountField(
                        blank=True, null=True, verbose_name='Suggested value'
                    ),
                ),
                (
                    'path',
                    models.CharField(
                        default='ramp', max_length=4, verbose_name='How it should move'
                    ),
                ),
                (
                    'breakdown',
                    models.CharField(default='monthly', max_length=9, verbose_name='Breakdown'),
                ),
                ('weight', plans.models.base.AmountField(default=1, verbose_name='Weight')),
                ('is_required', models.BooleanField(default=False, verbose_name='Must be kept')),
                ('market_side', models.CharField(blank=True, max_length=6, verbose_name='Side')),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                (
                    'history_type',
                    models.CharField(
                        choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1
                    ),
                ),
                (
                    'history_user',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    'metric',
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='plans.metric',
                        verbose_name='Metric',
                    ),
                ),
                (
                    'template',
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='plans.plantemplate',
                        verbose_name='Plan template',
                    ),
                ),
            ],
            options={
                'verbose_name': 'historical Suggested target',
                'verbose_name_plural': 'historical Suggested targets',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTemplateStep',
            fields=[
                (
                    'id',
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name='ID'
                    ),
                ),
                ('step_key', models.CharField(max_length=20, verbose_name='Step')),
                ('title', models.TextField(blank=True, verbose_name='Title')),
                ('title_vi', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('title_en', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('intro', models.TextField(blank=True, verbose_name='Opening words')),
                ('intro_vi', models.TextField(blank=True, null=True, verbose_name='Opening words')),
                ('intro_en', models.TextField(blank=True, null=True, verbose_name='Opening words')),
                ('is_hidden', models.BooleanField(default=False, verbose_name='Hidden')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                (
                    'history_type',
                    models.CharField(
                        choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1
                    ),
                ),
                (
                    'history_user',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    'template',
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='plans.plantemplate',
                        verbose_name='Plan template',
                    ),
                ),
            ],
            options={
                'verbose_name': 'historical Step',
                'verbose_name_plural': 'historical Steps',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTemplateCheckText',
            fields=[
                (
                    'id',
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name='ID'
                    ),
                ),
                ('check_code', models.CharField(max_length=5, verbose_name='Check')),
                ('title', models.TextField(blank=True, verbose_name='Title')),
                ('title_vi', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('title_en', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('message', models.TextField(blank=True, verbose_name='Message')),
                ('message_vi', models.TextField(blank=True, null=True, verbose_name='Message')),
                ('message_en', models.TextField(blank=True, null=True, verbose_name='Message')),
                ('why', models.TextField(blank=True, verbose_name='Why?')),
                ('why_vi', models.TextField(blank=True, null=True, verbose_name='Why?')),
                ('why_en', models.TextField(blank=True, null=True, verbose_name='Why?')),
                ('fix', models.TextField(blank=True, verbose_name='How to clear it')),
                ('fix_vi', models.TextField(blank=True, null=True, verbose_name='How to clear it')),
                ('fix_en', models.TextField(blank=True, null=True, verbose_name='How to clear it')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                (
                    'history_type',
                    models.CharField(
                        choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1
                    ),
                ),
                (
                    'history_user',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    'template',
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='plans.plantemplate',
                        verbose_name='Plan template',
                    ),
                ),
            ],
            options={
                'verbose_name': 'historical Wording of a check',
                'verbose_name_plural': 'historical Wording of checks',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('number', models.PositiveIntegerField()),
                ('reason', models.CharField(max_length=9)),
                ('snapshot', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                (
                    'by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='versions',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('number'), name='plan_version_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('reason__in', ['submitted', 'approved', 'adjusted', 'closed'])
                        ),
                        name='version_reason',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('requested_at', models.DateTimeField(auto_now_add=True)),
                ('request_note', models.TextField(blank=True)),
                ('decision', models.CharField(default='pending', max_length=9)),
                ('note', models.TextField(blank=True)),
                ('is_own_plan', models.BooleanField(default=False)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                (
                    'approver',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='approvals',
                        to='plans.membership',
                    ),
                ),
                (
                    'requested_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='approvals',
                        to='plans.plan',
                    ),
                ),
                (
                    'version',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='approvals',
                        to='plans.planversion',
                    ),
                ),
            ],
            options={
                'ordering': ['-requested_at', '-pk'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('decision__in', ['pending', 'approved', 'returned'])),
                        name='approval_decision',
                    ),
                    models.UniqueConstraint(
                        models.F('plan'),
                        condition=models.Q(('decision', 'pending')),
                        name='approval_pending_once',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlatformOwner',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('organisation', models.TextField(blank=True)),
                ('role', models.TextField(blank=True)),
                ('contribution', models.TextField(blank=True)),
                ('share_pct', plans.models.base.AmountField(blank=True, null=True)),
                ('votes', models.BooleanField(default=False)),
                ('contact', models.TextField(blank=True)),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='platform_owners',
                        to='plans.plan',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ProductLine',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.TextField(blank=True)),
                ('kind', models.CharField(blank=True, max_length=7)),
                ('supply_basis', models.CharField(blank=True, max_length=14)),
                ('is_exclusive', models.BooleanField(default=False)),
                ('exclusivity_basis', models.CharField(blank=True, max_length=18)),
                ('moq', plans.models.base.AmountField(blank=True, null=True)),
                ('unit', models.TextField(blank=True)),
                ('supply_per_month', plans.models.base.AmountField(blank=True, null=True)),
                ('lead_time_days', models.BigIntegerField(blank=True, null=True)),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='product_lines',
                        to='plans.plan',
                    ),
                ),
                (
                    'segments',
                    models.ManyToManyField(
                        blank=True, related_name='product_lines', to='plans.customersegment'
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('kind__in', ['', 'product', 'service', 'goods'])),
                        name='line_kind',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('supply_basis__in', ['', 'own_production', 'trading', 'both'])
                        ),
                        name='line_supply_basis',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'exclusivity_basis__in',
                                ['', 'own_brand', 'exclusive_contract', 'patent', 'other'],
                            )
                        ),
                        name='line_exclusivity',
                    ),
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='QuantityTier',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('from_qty', plans.models.base.AmountField(blank=True, null=True)),
                ('price', plans.models.base.AmountField(blank=True, null=True)),
                (
                    'line',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='tiers',
                        to='plans.productline',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('supplier', models.TextField(blank=True)),
                ('price', plans.models.base.AmountField(blank=True, null=True)),
                ('lead_time_days', models.BigIntegerField(blank=True, null=True)),
                ('quality', models.BigIntegerField(blank=True, null=True)),
                ('terms', models.TextField(blank=True)),
                ('received_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                (
                    'item',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='quotes',
                        to='plans.buyitem',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SellerFunnel',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('invited', models.BigIntegerField(blank=True, null=True)),
                ('registered', models.BigIntegerField(blank=True, null=True)),
                ('verified', models.BigIntegerField(blank=True, null=True)),
                ('listed', models.BigIntegerField(blank=True, null=True)),
                ('first_sale', models.BigIntegerField(blank=True, null=True)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='%(class)s',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SellSideDetails',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('price_policy', models.TextField(blank=True)),
                ('payment_terms_days', models.BigIntegerField(blank=True, null=True)),
                ('delivery_terms', models.TextField(blank=True)),
                ('contract_pricing', models.BooleanField(default=False)),
                (
                    'plan',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='%(class)s',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SessionParticipant',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('invited', models.BooleanField(default=False)),
                ('attended', models.BooleanField(default=False)),
                ('is_speaker', models.BooleanField(default=False)),
                ('position', models.PositiveIntegerField(default=0)),
                (
                    'dealer',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='participations',
                        to='plans.dealer',
                    ),
                ),
                (
                    'session',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='participants',
                        to='plans.dealersession',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NeedSource',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(max_length=18)),
                ('collected_on', models.DateField(blank=True, null=True)),
                ('customer_name', models.TextField(blank=True)),
                ('supplier_name', models.TextField(blank=True)),
                ('respondents', models.BigIntegerField(blank=True, null=True)),
                ('quote', models.TextField(blank=True)),
                ('url', models.TextField(blank=True)),
                ('collected_by_email', models.TextField(blank=True)),
                (
                    'collected_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'customer',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='sources',
                        to='plans.customer',
                    ),
                ),
                (
                    'dealer',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='sources',
                        to='plans.dealer',
                    ),
                ),
                (
                    'feedback',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='sources',
                        to='plans.feedback',
                    ),
                ),
                (
                    'need',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='sources',
                        to='plans.customerneed',
                    ),
                ),
                (
                    'session',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='sources',
                        to='plans.dealersession',
                    ),
                ),
                (
                    'updated_by',
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'supplier',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='sources',
                        to='plans.supplier',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_objects',
                'default_manager_name': 'objects',
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                'kind__in',
                                [
                                    'customer_interview',
                                    'customer_survey',
                                    'customer_feedback',
                                    'site_visit',
                                    'order_history',
                                    'quote_history',
                                    'platform_data',
                                    'dealer_session',
                                    'dealer_single',
                                    'market_report',
                                    'supplier',
                                    'sales_team',
                                    'assumption',
                                ],
                            )
                        ),
                        name='source_kind',
                    )
                ],
            },
            managers=[
                ('all_objects', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ActualRevision',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('old_value', plans.models.base.AmountField(blank=True, null=True)),
                ('old_numerator', plans.models.base.AmountField(blank=True, null=True)),
                ('old_denominator', plans.models.base.AmountField(blank=True, null=True)),
                ('old_as_of', models.DateField(blank=True, null=True)),
                ('old_note', models.TextField(blank=True)),
                ('new_value', plans.models.base.AmountField(blank=True, null=True)),
                ('new_numerator', plans.models.base.AmountField(blank=True, null=True)),
                ('new_denominator', plans.models.base.AmountField(blank=True, null=True)),
                ('new_as_of', models.DateField(blank=True, null=True)),
                ('new_note', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                (
                    'upload',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='revisions',
                        to='plans.actualimport',
                    ),
                ),
                (
                    'by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'target',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='revisions',
                        to='plans.target',
                    ),
                ),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [
                    models.Index(fields=['target', 'start', 'end'], name='revision_by_period')
                ],
            },
        ),
        migrations.CreateModel(
            name='Actual',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('as_of', models.DateField(blank=True, null=True)),
                ('value', plans.models.base.AmountField(blank=True, null=True)),
                ('numerator', plans.models.base.AmountField(blank=True, null=True)),
                ('denominator', plans.models.base.AmountField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('entered_by_email', models.TextField(blank=True)),
                ('entered_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                (
                    'upload',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='actuals',
                        to='plans.actualimport',
                    ),
                ),
                (
                    'entered_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'target',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='actuals',
                        to='plans.target',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'start'],
                'indexes': [models.Index(fields=['target', 'start'], name='actual_by_start')],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(
                            ('start__isnull', True),
                            ('end__isnull', True),
                            ('end__gte', models.F('start')),
                            _connector='OR',
                        ),
                        name='actual_order',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('denominator__isnull', True),
                            models.Q(('denominator', 0), _negated=True),
                            _connector='OR',
                        ),
                        name='actual_denominator',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='TargetPeriod',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('position', models.PositiveIntegerField()),
                ('planned_value', plans.models.base.AmountField()),
                (
                    'target',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='periods',
                        to='plans.target',
                    ),
                ),
            ],
            options={
                'ordering': ['position'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('target'), models.F('position'), name='target_period_once'
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='TemplateCheckText',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('check_code', models.CharField(max_length=5, verbose_name='Check')),
                ('title', models.TextField(blank=True, verbose_name='Title')),
                ('title_vi', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('title_en', models.TextField(blank=True, null=True, verbose_name='Title')),
                ('message', models.TextField(blank=True, verbose_name='Message')),
                ('message_vi', models.TextField(blank=True, null=True, verbose_name='Message')),
                ('message_en', models.TextField(blank=True, null=True, verbose_name='Message')),
                ('why', models.TextField(blank=True, verbose_name='Why?')),
                ('why_vi', models.TextField(blank=True, null=True, verbose_name='Why?')),
                ('why_en', models.TextField(blank=True, null=True, verbose_name='Why?')),
                ('fix', models.TextField(blank=True, verbose_name='How to clear it')),
                ('fix_vi', models.TextField(blank=True, null=True, verbose_name='How to clear it')),
                ('fix_en', models.TextField(blank=True, null=True, verbose_name='How to clear it')),
                (
                    'template',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='check_texts',
                        to='plans.plantemplate',
                        verbose_name='Plan template',
                    ),
                ),
            ],
            options={
                'verbose_name': 'Wording of a check',
                'verbose_name_plural': 'Wording of checks',
                'ordering': ['check_code'],
                'constraints': [
                    models.UniqueConstraint(
                        models.F('template'), models.F('check_code'), name='template_check_once'
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='PlanAnswer',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('step_key', models.TextField(blank=True)),
                ('question', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('row_version', models.PositiveIntegerField(default=1)),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='answers',
                        to='plans.plan',
                    ),
                ),
                (
                    'prompt',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to='plans.templateprompt',
                    ),
                ),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalTemplatePrompt',
            fields=[
                (
                    'id',
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name='ID'
                    ),
                ),
                ('field_key', models.CharField(blank=True, max_length=60, verbose_name='Field')),
                ('label', models.TextField(verbose_name='Label')),
                ('label_vi', models.TextField(null=True, verbose_name='Label')),
                ('label_en', models.TextField(null=True, verbose_name='Label')),
                ('help', models.TextField(blank=True, verbose_name='Help')),
                ('help_vi', models.TextField(blank=True, null=True, verbose_name='Help')),
                ('help_en', models.TextField(blank=True, null=True, verbose_name='Help')),
                ('example', models.TextField(blank=True, verbose_name='Example')),
                ('example_vi', models.TextField(blank=True, null=True, verbose_name='Example')),
                ('example_en', models.TextField(blank=True, null=True, verbose_name='Example')),
                (
                    'answer_type',
                    models.CharField(default='short', max_length=6, verbose_name='Answered by'),
                ),
                (
                    'is_required',
                    models.BooleanField(default=False, verbose_name='Must be answered'),
                ),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                (
                    'history_type',
                    models.CharField(
                        choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1
                    ),
                ),
                (
                    'history_user',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    'step',
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='plans.templatestep',
                        verbose_name='Step',
                    ),
                ),
            ],
            options={
                'verbose_name': 'historical Question',
                'verbose_name_plural': 'historical Questions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TemplateTarget',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('name', models.TextField(verbose_name='Name')),
                ('name_vi', models.TextField(null=True, verbose_name='Name')),
                ('name_en', models.TextField(null=True, verbose_name='Name')),
                (
                    'suggested_value',
                    plans.models.base.AmountField(
                        blank=True, null=True, verbose_name='Suggested value'
                    ),
                ),
                (
                    'path',
                    models.CharField(
                        default='ramp', max_length=4, verbose_name='How it should move'
                    ),
                ),
                (
                    'breakdown',
                    models.CharField(default='monthly', max_length=9, verbose_name='Breakdown'),
                ),
                ('weight', plans.models.base.AmountField(default=1, verbose_name='Weight')),
                ('is_required', models.BooleanField(default=False, verbose_name='Must be kept')),
                ('market_side', models.CharField(blank=True, max_length=6, verbose_name='Side')),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                (
                    'metric',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.metric',
                        verbose_name='Metric',
                    ),
                ),
                (
                    'template',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='targets',
                        to='plans.plantemplate',
                        verbose_name='Plan template',
                    ),
                ),
            ],
            options={
                'verbose_name': 'Suggested target',
                'verbose_name_plural': 'Suggested targets',
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('path__in', ['ramp', 'hold'])),
                        name='template_target_path',
                    ),
                    models.CheckConstraint(
                        condition=models.Q(('breakdown__in', ['none', 'monthly', 'quarterly'])),
                        name='template_target_breakdown',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='WizardStepState',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('step_key', models.CharField(max_length=20)),
                ('state', models.CharField(default='not_started', max_length=11)),
                ('shown_at_open', models.JSONField(blank=True, null=True)),
                ('last_visited_at', models.DateTimeField(blank=True, null=True)),
                (
                    'last_visited_by',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'plan',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='step_states',
                        to='plans.plan',
                    ),
                ),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(
                        models.F('plan'), models.F('step_key'), name='step_state_once'
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ('state__in', ['not_started', 'in_progress', 'done', 'skipped'])
                        ),
                        name='step_state_known',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='OneTimeKey',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('key', models.CharField(max_length=43, unique=True)),
                ('result_url', models.TextField(blank=True)),
                ('used_at', models.DateTimeField(auto_now_add=True)),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='+',
                        to='plans.workspace',
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('email', models.EmailField(max_length=254)),
                ('role', models.CharField(default='editor', max_length=8)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                (
                    'invited_by',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='invitations',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [
                    models.CheckConstraint(
                        condition=models.Q(('role__in', ['viewer', 'editor', 'approver', 'admin'])),
                        name='invitation_role',
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPlanTemplate',
            fields=[
                (
                    'id',
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name='ID'
                    ),
                ),
                ('code', models.SlugField(max_length=60, verbose_name='Code')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='Version')),
                ('name', models.TextField(verbose_name='Name')),
                ('name_vi', models.TextField(null=True, verbose_name='Name')),
                ('name_en', models.TextField(null=True, verbose_name='Name')),
                ('description', models.TextField(blank=True, verbose_name='Description')),
                (
                    'description_vi',
                    models.TextField(blank=True, null=True, verbose_name='Description'),
                ),
                (
                    'description_en',
                    models.TextField(blank=True, null=True, verbose_name='Description'),
                ),
                ('business_model', models.CharField(max_length=13, verbose_name='Business model')),
                ('industry', models.TextField(blank=True, verbose_name='Industry')),
                ('status', models.CharField(default='draft', max_length=9, verbose_name='Status')),
                (
                    'position',
                    models.PositiveIntegerField(default=0, verbose_name='Place in the list'),
                ),
                (
                    'published_at',
                    models.DateTimeField(blank=True, null=True, verbose_name='Published'),
                ),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                (
                    'history_type',
                    models.CharField(
                        choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1
                    ),
                ),
                (
                    'history_user',
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='plans.workspace',
                        verbose_name='Only for the company',
                    ),
                ),
            ],
            options={
                'verbose_name': 'historical Plan template',
                'verbose_name_plural': 'historical Plan templates',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='CheckPolicy',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('thresholds', models.JSONField(blank=True, default=dict)),
                ('disabled_checks', models.JSONField(blank=True, default=list)),
                ('row_version', models.PositiveIntegerField(default=1)),
                (
                    'workspace',
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='check_policy',
                        to='plans.workspace',
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('action', models.CharField(max_length=40)),
                ('subject', models.TextField(blank=True)),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('at', models.DateTimeField(auto_now_add=True)),
                (
                    'member',
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='plans.membership',
                    ),
                ),
                (
                    'workspace',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='audit_events',
                        to='plans.workspace',
                    ),
                ),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['workspace', '-at'], name='audit_recent')],
            },
        ),
        migrations.CreateModel(
            name='FormPost',
            fields=[
                (
                    'id',
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name='ID'
                    ),
                ),
                ('address', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                (
                    'form',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='posts',
                        to='plans.feedbackform',
                    ),
                ),
            ],
            options={
                'indexes': [models.Index(fields=['form', 'at'], name='form_post_recent')],
            },
        ),
        migrations.AddField(
            model_name='DealerSession',
            name='plans',
            field=models.ManyToManyField(
                related_name='dealer_sessions', through='plans.PlanSession', to='plans.plan'
            ),
        ),
        migrations.AddField(
            model_name='Action',
            name='from_feedback',
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name='actions_made',
                to='plans.feedback',
            ),
        ),
        migrations.AddField(
            model_name='Dealer',
            name='plans',
            field=models.ManyToManyField(
                related_name='dealers', through='plans.PlanDealer', to='plans.plan'
            ),
        ),
    ]
